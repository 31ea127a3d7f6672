%% What labels cost. Example evidence, written for this book.
-module(router_metrics_labels_performance_SUITE).

-include_lib("stdlib/include/assert.hrl").

-export([all/0, test_label_extraction_performance/1, test_metric_emission_performance/1]).

-define(EXTRACTION_LIMIT_US, 10).
-define(EMISSION_LIMIT_US, 50).

all() ->
    [test_label_extraction_performance, test_metric_emission_performance].

test_label_extraction_performance(_Config) ->
    Mean = mean_us(fun() -> router_metrics:labels_of(router_faults:message()) end),
    ?assert(Mean < ?EXTRACTION_LIMIT_US).

test_metric_emission_performance(_Config) ->
    Mean = mean_us(fun() -> router_metrics:emit(router_jetstream_redelivery_total, 1, labels()) end),
    ?assert(Mean < ?EMISSION_LIMIT_US).

labels() ->
    #{assignment_id => <<"a1">>, request_id => <<"r1">>, reason => publish_failed, source => <<"result">>}.

mean_us(Fun) ->
    {Time, _} = timer:tc(fun() -> [Fun() || _ <- lists:seq(1, 10000)] end),
    Time / 10000.
