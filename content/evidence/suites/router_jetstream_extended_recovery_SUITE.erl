%% Slow accumulation and long runs, nightly. Example evidence, written for this book.
-module(router_jetstream_extended_recovery_SUITE).

-include_lib("common_test/include/ct.hrl").
-include_lib("stdlib/include/assert.hrl").

-compile([export_all, nowarn_export_all]).

all() ->
    [test_gradual_maxdeliver_accumulation, test_long_running_stability].

suite() ->
    [{timetrap, {minutes, 45}}].

%% One message in fifty fails for ever: the exhausted ones add up slowly.
test_gradual_maxdeliver_accumulation(_Config) ->
    router_faults:fail_for(publish, fun(#{n := N}) -> N rem 50 =:= 0 end),
    [router_faults:publish(result, gradual, #{n => N}) || N <- lists:seq(1, 1000)],
    test_helpers:wait_for_metric(router_jetstream_maxdeliver_exhausted_total, #{}, 20, 900000),
    ?assertEqual(20, router_faults:dead_letters(gradual)).

test_long_running_stability(_Config) ->
    First = router_faults:latency_p95({minutes, 2}),
    router_faults:load({per_second, 50}, {minutes, 20}),
    ?assert(router_faults:latency_p95({minutes, 2}) < 1.2 * First),
    ?assertEqual([], ets:tab2list(delivery_counts)).
