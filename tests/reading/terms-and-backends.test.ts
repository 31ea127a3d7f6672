import { cases } from '../support/reading.ts';

cases([
  {
    is: 'the words of a team',
    kind: 'term',
    columns: ['definition'],
    text: `
      ## Words

      - **Segment**: six seconds of video
    `,
    found: ['3 Segment | six seconds of video'],
  },
  {
    is: 'a guide to brokers that says how far each is',
    kind: 'backend',
    columns: ['status'],
    text: `
      # Guide: another message broker

      | Broker | State |
      |---|---|
      | NATS | supported |
      | Kafka | prototype |

      | Requirement | NATS | Kafka |
      |---|---|---|
      | REQ 1.1 reconnect | yes | no |
    `,
    found: ['5 NATS | supported', '6 Kafka | planned'],
  },
  {
    is: 'a glossary as a list',
    kind: 'term',
    columns: ['definition'],
    text: `
      ## Glossary

      - **DLQ** (dead letter queue): where messages end
      - **Backoff** - waiting longer each time
      - Redelivery: sent once more
    `,
    found: ['3 DLQ | where messages end', '4 Backoff | waiting longer each time', '5 Redelivery | sent once more'],
  },
  {
    is: 'a glossary as a table and as headings',
    kind: 'term',
    columns: ['definition'],
    text: `
      # Terminology

      | Term | Meaning |
      |---|---|
      | DLQ | where messages end |

      ## Backoff

      Waiting longer each time.
    `,
    found: ['5 DLQ | where messages end', '7 Backoff | Waiting longer each time.'],
  },
  {
    is: 'options and fields are no terms',
    kind: 'term',
    text: `
      # Field definitions

      ### "name"

      The name of the package.

      ### Type

      A type.

      ## Settings

      - **retries**: how often

      | Key | Definition |
      |---|---|
      | retries | how often |

      ## Expand abbreviation

      Press a key.

      ### Custom prefix

      Type it.
    `,
    found: [],
  },
  {
    is: 'backends under headings',
    kind: 'backend',
    columns: ['status'],
    text: `
      # Backend guide

      ## Current Backend: NATS

      ## Supported Backends

      ### Kafka (Planned)

      ### Redis Streams

      - **Status**: Future
    `,
    found: ['3 NATS | supported', '7 Kafka | planned', '9 Redis Streams | planned'],
  },
  {
    is: 'a table of backends',
    kind: 'backend',
    columns: ['status'],
    text: `
      # Message backends

      | Backend | Status |
      |---|---|
      | NATS | ✅ Supported |
      | Kafka | planned |
    `,
    found: ['5 NATS | supported', '6 Kafka | planned'],
  },
  {
    is: 'equivalents by backend',
    kind: 'concept',
    columns: ['equivalents'],
    text: `
      # Backend extensibility

      | Backend | Status |
      |---|---|
      | NATS | supported |
      | Kafka | planned |

      ## Concept mapping

      | Concept | NATS | Kafka |
      |---|---|---|
      | Acknowledge | \`ack/1\` | offset commit |
      | Retry limit | \`MaxDeliver\` | - |
    `,
    found: ['12 Acknowledge | {"NATS":["ack/1"],"Kafka":["offset commit"]}', '13 Retry limit | {"NATS":["MaxDeliver"]}'],
  },
  {
    is: 'a web backend is none',
    kind: 'backend',
    text: `
      # Backend and frontend

      ## Backends

      ### Express server

      Runs the API.

      ## Build backends

      | Tool | Status |
      |---|---|
      | setuptools | active |
    `,
    found: [],
  },
]);
