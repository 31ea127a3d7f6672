// Documents of other kinds, full of what looks like entities: nothing may be read that a careful reader would not see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, findingsOf } from '../support/reading.ts';

const documents: Record<string, string> = {
  'a README': `
    # My Queue

    [![Test](https://example.org/badge.svg)](https://example.org)

    > A queue. Requires HTTP2, an R2 bucket or S3 storage, UTF8 and Python 3.

    ## Installation

    \`\`\`bash
    npm install my-queue   # run tests with npm test
    \`\`\`

    ## Usage

    \`\`\`js
    import { TestQueue } from 'my-queue';
    test_queue(new TestQueue());
    \`\`\`

    ## Options

    | Option | Type | Default | Description |
    |---|---|---|---|
    | \`max_retry_count\` | number | 3 | how often |
    | \`flush_interval_seconds\` | number | 5 | when |
    | \`test\` | string | - | which |

    ## Requirements

    - Node 20
    - **Disk**: 1 GB

    ## Features

    - **Alerts**: \`ToastAlert\` and \`AlertManager\`
    - **Backends**: in memory, on disk

    ## Contributing

    - [ ] fork
    - [ ] test

    ## License

    MIT
  `,
  'a changelog': `
    # Changelog

    ## [2.1.0] - 2025-01-01

    ### Added

    - \`test_helpers\` and \`TestCaseFile\` ([#12](https://example.org/12))
    - **tests**: added \`runTestCase\` ([a3758728](https://example.org/c/a3758728))
    - R2 and S3 support, see RFC 7231 and Q1 2025

    ### Fixed

    - \`error_count\` is reset; \`http_request_errors\` too
    - Scenario: crash on start
    - Pattern 1 of the parser

    ## v1.0.0

    - Process 2 forks
  `,
  'an API reference': `
    # API

    ## Class: TestRunner

    ### new TestRunner(options)

    | Parameter | Type | Description |
    |---|---|---|
    | \`options.retry_count\` | number | retries |

    ### \`lib_get_last_error_info\`

    * \`env\`: environment
    * \`result\`: \`napi_extended_error_info\`

    ## AlertDialog

    **Description**: a modal. **Severity**: \`error\`, \`warning\`.

    ## Errors

    ### \`ERR_TEST_FAILURE\`

    An error.

    ### E1001: Bad input

    **Description**: what was given is no number.
  `,
  'meeting notes': `
    # Meeting 2025-03-01

    **Date**: 2025-03-01

    Present: Ada, Bo (P1 and P2 are out)

    ## Topics

    1. **Storage**: R2 costs less than S3
    2. **Latency**: P95 is fine, P50 too; CP2: passed
    3. Scenario planning for Q1 2025

    ## Decisions

    | Scenario | Revenue |
    |---|---|
    | slow growth | 5 |
    | fast growth | 9 |
  `,
  'a decision record': `
    # ADR-7: Kafka as broker

    ## Status

    Accepted

    ## Context

    Requirements were R1 and R2. The test of both took a week.

    ## Options

    | Option | Pros | Cons |
    |---|---|---|
    | Kafka | fast | heavy |
    | NATS | light | young |

    ## Consequences

    - **Tests**: need a container
    - **Risk**: medium
  `,
  'a tutorial': `
    # How to write tests

    ## Step 1: Create a file

    Name it \`test_*.py\`, for example:

    \`\`\`python
    def test_something():
        assert True
    \`\`\`

    ## Step 2: Scenario outlines

    A scenario has **Given**, **When** and **Then**.

    ## 3. Patterns

    ### Pattern: Builder

    **Description**: builds things.

    ### Arrange, act, assert

    - **Arrange**: prepare
    - **Act**: do
    - **Assert**: check

    | Test type | Speed |
    |---|---|
    | unit | fast |
    | e2e | slow |
  `,
  'a configuration reference': `
    # Configuration

    ## Metrics settings

    | Name | Type | Default | Description |
    |---|---|---|---|
    | \`metrics_port\` | integer | 9100 | port |
    | \`metrics_flush_seconds\` | integer | 10 | interval |

    - \`enable_metrics\`: turns them on

    ## Alerting options

    - \`alert_after_seconds\`: when
    - **Owner**: who

    ## Dashboard

    \`\`\`yaml
    dashboard:
      enabled: true
    \`\`\`
  `,
  'a page for users of an interface': `
    # User guide

    ## Dashboard

    ### Side panel

    | Panel | What it shows |
    |---|---|
    | Orders | your orders |

    ## Alerts

    - **New order**: shown when one comes

    ## Tasks

    | Step | Action |
    |---|---|
    | 1 | open it |

    ## Runbook

    ## Backend: settings

    ## Smoke test

    Press start.
  `,
};

for (const [name, text] of Object.entries(documents)) {
  test(`nothing is read from ${name}`, () => {
    assert.deepEqual(everything(text), []);
    assert.deepEqual(findingsOf(text), []);
  });
}
