%% NATS faults and the label contracts of two metrics. Example evidence, written for this book.
-module(router_jetstream_fault_injection_SUITE).

-include_lib("common_test/include/ct.hrl").
-include_lib("stdlib/include/assert.hrl").

-compile([export_all, nowarn_export_all]).

%% The metrics contract in numbers: a label more or less is a change of the contract.
-define(REDELIVERY_REQUIRED_LABELS, [assignment_id, request_id, reason, source]).
-define(REDELIVERY_OPTIONAL_LABELS, []).
-define(MAXDELIVER_REQUIRED_LABELS, [msg_id, delivery_count, max_deliver, reason]).
-define(MAXDELIVER_OPTIONAL_LABELS, [assignment_id, request_id]).

all() ->
    [{group, connection}, {group, deliveries}, {group, contracts}].

groups() ->
    [
        {connection, [sequence], [
            test_nats_connection_loss_recovery,
            test_jetstream_consumer_reconnection,
            test_stream_availability_after_recovery
        ]},
        {deliveries, [], [
            test_ets_state_preservation_during_nats_restart,
            test_maxdeliver_exhausted_different_limits,
            test_dead_letter_write_failure_drops_and_counts
        ]},
        {contracts, [parallel], [
            test_redelivery_metric_labels,
            test_redelivery_tenant_validation_failed,
            test_maxdeliver_exhausted_metric_labels
        ]}
    ].

init_per_suite(Config) ->
    {ok, _} = application:ensure_all_started(beamline_router),
    Config.

end_per_suite(_Config) ->
    application:stop(beamline_router).

init_per_group(Group, Config) ->
    [{server, router_faults:start_mock_nats(Group)} | Config].

end_per_group(_Group, Config) ->
    router_faults:stop_mock_nats(?config(server, Config)).

%% Connection

test_nats_connection_loss_recovery(Config) ->
    Consumers = router_faults:consumers(),
    Waiting = [router_faults:publish(result, loss, #{n => N}) || N <- lists:seq(1, 20)],
    ok = router_faults:cut_connection(?config(server, Config)),
    test_helpers:wait_for_metric(router_nats_connection_status, #{state => disconnected}, 1, 5000),
    ok = router_faults:restore_connection(?config(server, Config)),
    test_helpers:wait_for_metric(router_nats_connection_status, #{state => connected}, 1, 30000),
    [?assertEqual(processed, router_faults:wait_for_final_state(Id)) || Id <- Waiting],
    ?assertEqual(Consumers, router_faults:consumers()).

test_jetstream_consumer_reconnection(Config) ->
    Last = router_faults:last_sequence(result),
    ok = router_faults:drop_subscription(?config(server, Config), result),
    test_helpers:wait_for_condition(fun() -> router_faults:subscriptions(result) =:= ok end, 10000),
    ?assertEqual(Last + 1, router_faults:next_sequence(result)).

test_stream_availability_after_recovery(Config) ->
    ok = router_faults:without_leader(?config(server, Config), 5000),
    Id = router_faults:publish(result, stream, #{}),
    ?assertEqual(processed, router_faults:wait_for_final_state(Id)).

%% Deliveries

test_ets_state_preservation_during_nats_restart(Config) ->
    router_faults:fail(ack, {error, timeout}),
    [router_faults:publish(result, restart, #{n => N}) || N <- lists:seq(1, 5)],
    Before = router_faults:snapshot(delivery_counts),
    ok = router_faults:restart_server(?config(server, Config)),
    ?assertEqual(Before, router_faults:snapshot(delivery_counts)).

test_maxdeliver_exhausted_different_limits(_Config) ->
    [begin
         Id = router_faults:publish_failing(result, #{max_deliver => Limit}),
         ?assertEqual(dead_letter, router_faults:wait_for_final_state(Id)),
         ?assertEqual(Limit, router_faults:deliveries(Id))
     end || Limit <- [1, 3, 5]].

%% The dead letter queue itself can fail. Then the message is dropped, and that must be counted.
test_dead_letter_write_failure_drops_and_counts(_Config) ->
    router_faults:fail(dead_letter, {error, no_responders}),
    Id = router_faults:publish_failing(result, #{max_deliver => 3}),
    ?assertEqual(dropped, router_faults:wait_for_final_state(Id)),
    test_helpers:wait_for_metric(router_dlq_publish_failures_total, #{reason => publish_failed}, 1, 2000).

%% Contracts

test_redelivery_metric_labels(_Config) ->
    router_faults:publish_failing(result, #{failures => 1}),
    assert_metric_labels_by_contract(
        router_jetstream_redelivery_total, ?REDELIVERY_REQUIRED_LABELS, ?REDELIVERY_OPTIONAL_LABELS).

test_redelivery_tenant_validation_failed(_Config) ->
    router_faults:publish(result, contract, #{tenant => <<"nobody">>}),
    test_helpers:wait_for_metric(
        router_jetstream_redelivery_total, #{reason => tenant_validation_failed}, 1, 2000).

test_maxdeliver_exhausted_metric_labels(_Config) ->
    router_faults:publish_failing(result, #{max_deliver => 3}),
    assert_metric_labels_by_contract(
        router_jetstream_maxdeliver_exhausted_total, ?MAXDELIVER_REQUIRED_LABELS, ?MAXDELIVER_OPTIONAL_LABELS).

assert_metric_labels_by_contract(Metric, Required, Optional) ->
    Labels = router_faults:wait_for_labels(Metric, 2000),
    ?assertEqual([], Required -- Labels),
    ?assertEqual([], Labels -- (Required ++ Optional)).
