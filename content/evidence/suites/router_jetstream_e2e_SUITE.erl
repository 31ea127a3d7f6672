%% Faults against a real NATS server in a container. Example evidence, written for this book.
-module(router_jetstream_e2e_SUITE).

-include_lib("common_test/include/ct.hrl").
-include_lib("stdlib/include/assert.hrl").

-export([all/0, init_per_suite/1, end_per_suite/1]).
-export([
    test_intermittent_ack_failure_recovery/1,
    test_processing_delays_redelivery_with_delivery_count/1,
    test_maxdeliver_exhaustion_partial_messages_e2e/1
]).

all() ->
    [
        test_intermittent_ack_failure_recovery,
        test_processing_delays_redelivery_with_delivery_count,
        test_maxdeliver_exhaustion_partial_messages_e2e
    ].

init_per_suite(Config) ->
    %% Waits for the port. It should wait for the stream: see the page on test stability.
    Nats = router_faults:start_container(nats, [{wait_for, {port, 4222}}]),
    [{nats, Nats} | Config].

end_per_suite(Config) ->
    router_faults:stop_container(?config(nats, Config)).

test_intermittent_ack_failure_recovery(_Config) ->
    router_faults:fail_randomly([ack, nak], 0.2),
    Ids = [router_faults:publish(result, s1, #{n => N}) || N <- lists:seq(1, 200)],
    router_faults:heal([ack, nak]),
    [?assertEqual(processed, router_faults:wait_for_final_state(Id)) || Id <- Ids],
    [?assertEqual(1, router_faults:published(Id)) || Id <- Ids].

test_processing_delays_redelivery_with_delivery_count(_Config) ->
    router_faults:delay(processing, 31000),
    Id = router_faults:publish(result, s2, #{}),
    test_helpers:wait_for_metric(
        router_jetstream_redelivery_total, #{reason => processing_timeout}, 1, 35000),
    router_faults:delay(processing, 0),
    ?assertEqual(processed, router_faults:wait_for_final_state(Id)),
    ?assertEqual(2, router_faults:deliveries(Id)).

test_maxdeliver_exhaustion_partial_messages_e2e(_Config) ->
    Poison = [router_faults:publish_failing(result, #{n => N}) || N <- lists:seq(1, 10)],
    Normal = [router_faults:publish(result, s3, #{n => N}) || N <- lists:seq(1, 90)],
    [?assertEqual(processed, router_faults:wait_for_final_state(Id)) || Id <- Normal],
    [?assertEqual(dead_letter, router_faults:wait_for_final_state(Id)) || Id <- Poison],
    ?assertEqual(10, router_faults:metric(router_jetstream_maxdeliver_exhausted_total)).
