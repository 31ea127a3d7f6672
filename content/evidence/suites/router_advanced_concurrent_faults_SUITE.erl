%% Chains of faults and mixed patterns. Example evidence, written for this book.
-module(router_advanced_concurrent_faults_SUITE).

-include_lib("stdlib/include/assert.hrl").

-compile([export_all, nowarn_export_all]).

all() ->
    mixed_patterns() ++ chains().

mixed_patterns() ->
    [test_mixed_intermittent_connect_persistent_publish, test_mixed_persistent_connect_intermittent_ack].

chains() ->
    [test_cascading_connect_publish_ack_chain, test_cascading_multiple_recovery_cycles].

test_mixed_intermittent_connect_persistent_publish(_Config) ->
    router_faults:fail(publish, {error, no_responders}),
    Id = router_faults:publish(result, mixed, #{}),
    Count = router_faults:deliveries(Id),
    router_faults:flap_connection({times, 3}),
    ?assert(router_faults:deliveries(Id) >= Count),
    test_helpers:wait_for_metric(router_nats_publish_failures_total, #{reason => no_responders}, 1, 5000).

test_mixed_persistent_connect_intermittent_ack(_Config) ->
    router_faults:fail_tenant(<<"a">>, [validate]),
    router_faults:fail_randomly([ack], 0.3),
    Ids = [router_faults:publish(result, mixed, #{tenant => <<"b">>}) || _ <- lists:seq(1, 50)],
    [?assertEqual(processed, router_faults:wait_for_final_state(Id)) || Id <- Ids].

test_cascading_connect_publish_ack_chain(_Config) ->
    router_faults:fail_in_order([connect, publish, ack], {seconds, 5}),
    router_faults:heal([connect, publish, ack]),
    ?assertEqual([connect, publish, ack], router_faults:order_of_recovery()),
    ?assertEqual([], ets:tab2list(delivery_counts)).

test_cascading_multiple_recovery_cycles(_Config) ->
    [begin
         router_faults:fail_in_order([connect, publish, ack], {seconds, 2}),
         router_faults:heal([connect, publish, ack])
     end || _ <- lists:seq(1, 10)],
    ?assertEqual([], ets:tab2list(delivery_counts)).
