%% Delivery counts in ETS. Example evidence, written for this book.
-module(router_delivery_count_tracking_SUITE).

-include_lib("stdlib/include/assert.hrl").

-compile([export_all, nowarn_export_all]).

all() ->
    [
        test_delivery_count_tracking_under_ack_failures,
        test_maxdeliver_exhaustion_emits_metric,
        test_maxdeliver_exhaustion_removes_tracking
    ].

test_delivery_count_tracking_under_ack_failures(_Config) ->
    router_faults:fail_times([ack], 2),
    Id = router_faults:publish(result, tracking, #{}),
    [test_helpers:wait_for_ets_entry(delivery_counts, {Id, N}, 5000) || N <- [1, 2, 3]].

test_maxdeliver_exhaustion_emits_metric(_Config) ->
    Id = router_faults:publish_failing(result, #{max_deliver => 3}),
    test_helpers:wait_for_metric(
        router_jetstream_maxdeliver_exhausted_total, #{msg_id => Id, delivery_count => 3}, 1, 5000).

test_maxdeliver_exhaustion_removes_tracking(_Config) ->
    Id = router_faults:publish_failing(result, #{max_deliver => 3}),
    dead_letter = router_faults:wait_for_final_state(Id),
    ?assertEqual([], ets:lookup(delivery_counts, Id)).
