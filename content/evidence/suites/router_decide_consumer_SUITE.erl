%% Faults in the decide consumer, with NATS mocked. Example evidence, written for this book.
-module(router_decide_consumer_SUITE).

-include_lib("common_test/include/ct.hrl").
-include_lib("stdlib/include/assert.hrl").

-compile([export_all, nowarn_export_all]).

-define(MAX_DELIVER, 3).

all() ->
    [
        test_decide_ack_error_with_tenant_validation_fail_concurrent,
        test_decide_ack_error_with_tenant_validation_fail_same_message,
        test_decide_nak_with_publish_failure_recovery,
        test_decide_batch_nak_publish_failure_mixed,
        test_decide_prolonged_fault_period_recovery_no_router_restart,
        test_decide_prolonged_faults_with_consumer_restart,
        test_decide_ets_delivery_count_consistency_during_faults,
        test_decide_ets_cleanup_after_recovery,
        test_decide_max_delivery_count_exhaustion,
        test_decide_final_state_and_idempotency_multi_retry,
        %% test_decide_multiple_fault_recovery_cycles,   waits for the new ACK timer
        test_decide_tenant_isolation_during_concurrent_faults,
        test_decide_comprehensive_metrics_and_logging_validation
    ].

init_per_suite(Config) ->
    {ok, _} = application:ensure_all_started(beamline_router),
    Config.

end_per_suite(_Config) ->
    application:stop(beamline_router).

init_per_testcase(_Case, Config) ->
    meck:new(router_nats, [passthrough]),
    [{consumer, router_faults:start_consumer(decide)}, {prefix, router_faults:fresh_ids()} | Config].

%% Every test ends by asking for the critical invariants I1 to I4.
end_per_testcase(_Case, Config) ->
    router_faults:assert_critical_invariants(?config(consumer, Config)),
    meck:unload(router_nats).

%% Concurrent faults

test_decide_ack_error_with_tenant_validation_fail_concurrent(Config) ->
    router_faults:fail(ack, {error, timeout}),
    Accepted = publish(Config, #{tenant => <<"acme">>}),
    Rejected = publish(Config, #{tenant => <<"nobody">>}),
    wait_for_count(Accepted, 2),
    wait_for_count(Rejected, 2).

test_decide_ack_error_with_tenant_validation_fail_same_message(Config) ->
    router_faults:fail_once(ack, {error, timeout}),
    Id = publish(Config, #{tenant => <<"acme">>}),
    wait_for_count(Id, 1),
    router_faults:remove_tenant(<<"acme">>),
    wait_for_count(Id, 2).

test_decide_nak_with_publish_failure_recovery(Config) ->
    router_faults:fail(publish, {error, no_responders}),
    Id = publish(Config, #{tenant => <<"acme">>}),
    test_helpers:wait_for_metric(router_jetstream_redelivery_total, #{reason => publish_failed}, 1, 2000),
    router_faults:heal(publish),
    wait_for_state(Id, processed).

test_decide_batch_nak_publish_failure_mixed(Config) ->
    router_faults:fail_for(publish, fun(#{n := N}) -> N rem 2 =:= 0 end),
    Ids = [publish(Config, #{tenant => <<"acme">>, n => N}) || N <- lists:seq(1, 10)],
    {Failing, Fine} = lists:partition(fun router_faults:is_failing/1, Ids),
    [wait_for_state(Id, processed) || Id <- Fine],
    router_faults:heal(publish),
    [wait_for_state(Id, processed) || Id <- Failing].

%% Prolonged faults

test_decide_prolonged_fault_period_recovery_no_router_restart(Config) ->
    Consumer = ?config(consumer, Config),
    router_faults:fail_times([ack, publish], 10),
    Old = [publish(Config, #{tenant => <<"acme">>}) || _ <- lists:seq(1, 5)],
    router_faults:wait_until_spent([ack, publish]),
    New = publish(Config, #{tenant => <<"acme">>}),
    wait_for_state(New, processed),
    [wait_for_final_state(Id) || Id <- Old],
    ?assert(is_process_alive(Consumer)).

test_decide_prolonged_faults_with_consumer_restart(Config) ->
    router_faults:fail([ack, nak, publish], {error, closed}),
    Ids = [publish(Config, #{tenant => <<"acme">>}) || _ <- lists:seq(1, 5)],
    router_faults:restart_consumer(decide),
    router_faults:heal([ack, nak, publish]),
    [wait_for_final_state(Id) || Id <- Ids],
    ?assertEqual(ok, router_faults:subscriptions(decide)).

%% Delivery tracking

test_decide_ets_delivery_count_consistency_during_faults(Config) ->
    Before = router_faults:snapshot(delivery_counts),
    router_faults:fail(ack, {error, timeout}),
    Id = publish(Config, #{tenant => <<"acme">>}),
    [wait_for_count(Id, N) || N <- [1, 2]],
    router_faults:heal(ack),
    wait_for_state(Id, processed),
    ?assertEqual(Before, router_faults:snapshot(delivery_counts)),
    wait_for_count(publish(Config, #{tenant => <<"acme">>}), 1).

test_decide_ets_cleanup_after_recovery(Config) ->
    router_faults:fail_times([ack], 3),
    Ids = [publish(Config, #{tenant => <<"acme">>}) || _ <- lists:seq(1, 3)],
    [wait_for_state(Id, processed) || Id <- Ids],
    ?assertEqual([], ets:tab2list(delivery_counts)).

%% Exhausted deliveries

test_decide_max_delivery_count_exhaustion(Config) ->
    Metric = router_jetstream_maxdeliver_exhausted_total,
    meck:expect(router_nats, publish, fun(_, _) -> {error, no_responders} end),
    Id = publish(Config, #{tenant => <<"acme">>}),
    test_helpers:wait_for_metric(Metric, #{msg_id => Id}, 1, 5000),
    wait_for_state(Id, dead_letter),
    ?assertEqual(?MAX_DELIVER, router_faults:deliveries(Id)),
    test_helpers:wait_for_log(warning, max_deliver_exhausted, #{msg_id => Id}, 1000).

test_decide_final_state_and_idempotency_multi_retry(Config) ->
    Ids = [publish(Config, #{tenant => <<"acme">>, failures => N}) || N <- [0, 1, 2, 3]],
    States = [wait_for_final_state(Id) || Id <- Ids],
    ?assertEqual([processed, processed, processed, dead_letter], States),
    [?assert(router_faults:published(Id) =< 1) || Id <- Ids].

%% Repeated faults

test_decide_multiple_fault_recovery_cycles(Config) ->
    [begin
         router_faults:fail_once(ack, {error, timeout}),
         Id = publish(Config, #{tenant => <<"acme">>}),
         wait_for_state(Id, processed)
     end || _ <- lists:seq(1, 2)],
    wait_for_count(publish(Config, #{tenant => <<"acme">>}), 1).

%% Tenants and telling the truth

test_decide_tenant_isolation_during_concurrent_faults(Config) ->
    router_faults:fail_tenant(<<"a">>, [ack, nak, publish, validate]),
    [publish(Config, #{tenant => <<"a">>}) || _ <- lists:seq(1, 20)],
    B = [publish(Config, #{tenant => <<"b">>}) || _ <- lists:seq(1, 20)],
    [wait_for_state(Id, processed) || Id <- B],
    ?assertEqual(0, router_faults:metric_for_tenant(router_tenant_audit_total, <<"b">>, rejected)).

test_decide_comprehensive_metrics_and_logging_validation(Config) ->
    router_faults:fail_once(ack, {error, timeout}),
    router_faults:fail_once(publish, {error, no_responders}),
    Id = publish(Config, #{tenant => <<"acme">>}),
    wait_for_final_state(Id),
    ?assertEqual([], router_faults:metrics_without(Id, [tenant_id, reason])),
    ?assertEqual([], router_faults:unstructured_log_lines()).

%% Helpers

publish(Config, Message) ->
    router_faults:publish(decide, ?config(prefix, Config), Message).

wait_for_count(Id, Count) ->
    test_helpers:wait_for_ets_entry(delivery_counts, {Id, Count}, 5000).

wait_for_state(Id, State) ->
    ok = test_helpers:wait_for_condition(fun() -> router_faults:state(Id) =:= State end, 5000).

wait_for_final_state(Id) ->
    ok = test_helpers:wait_for_condition(fun() -> router_faults:is_final(Id) end, 10000),
    router_faults:state(Id).
