// Names that code gives: tests, suites, metrics, alerts, modules.

/** No name is longer: what is, is not looked at. */
const longest = 200;

/** `router_x_SUITE`, also as file, path or with lines: the suite's name alone. */
export function suiteName(text: string): string | undefined {
  if (text.length > longest || !/_SUITE|\./.test(text)) return undefined;
  const erlang = /^(?:[\w.@*~/-]*\/)?([a-z]\w*_SUITE)(?:\.erl)?(?::[\d,\s-]+)?$/.exec(text.trim());
  if (erlang) return erlang[1];
  const other =
    /^(?:[\w.@~/-]*\/)?((?:test_\w+\.py|\w+_test\.(?:go|py|exs|rs|cc|cpp)|\w+(?:Test|Tests|Spec|IT)\.(?:java|kt|scala|cs|php|swift)|[\w.-]+\.(?:test|spec)\.[cm]?[jt]sx?))(?::[\d,\s-]+)?$/.exec(
      text.trim(),
    );
  // A class of tests is known by its name, with and without its file.
  return other?.[1]?.replace(/\.(?:java|kt|scala|cs|php|swift)$/, '');
}

export interface TestName {
  name: string;
  suite: string | undefined;
}

/** Words that begin like a test and name a helper, an annotation or a folder instead. */
const notTests = /^test_(?:helpers?|utils?|coverage|suite|suites|case|cases|name|data|support|fixtures?|results?|config|server|common|lib|plan|id|files?|dir)$/;

/**
 * Reads the name of a test as documents write it: `test_x`, `test_x/1`, `x_SUITE:test_x/1`, `test_router.py::test_x`,
 * `TestRecovers`. Only shapes that nothing else has; where a document says that it names a test, `anyTestName` reads more.
 */
export function testName(text: string): TestName | undefined {
  if (text.length > longest || !/[Tt]est|Spec|IT/.test(text)) return undefined;
  const ofClass = /^(?:[\w.]*\.)?([A-Z]\w*(?:Test|Tests|Spec|IT))(?:\.|#|::)([a-z]\w+)(?:\(\))?$/.exec(text.trim());
  if (ofClass?.[1] && ofClass[2] && !/^(?:java|kt|scala|cs|php|swift|py|js|ts|md|html?|xml|class|log|txt|ya?ml|json)$/.test(ofClass[2]))
    return { name: ofClass[2], suite: ofClass[1] };
  const match =
    /^(?:(?:[\w./-]*\/)?(\w+_SUITE)(?:\.erl)?:|(?:[\w./-]*\/)?([\w.-]+\.\w+)::(?:\w+::)*)?(test_\w+|Test[A-Z]\w+|\w+_test)(?:\/\d+|(?<=Test[A-Z]\w+)\/[\w-]+)?(?:\(\))?$/.exec(
      text.trim(),
    );
  if (!match?.[3] || notTests.test(match[3]) || match[3].endsWith('_')) return undefined;
  return { name: match[3], suite: match[1] ?? match[2] };
}

/** Is this the name of a test wherever it stands: `test_x`, or one with its suite? `TestX` and `x_test` may be a type, an option. */
export function isCertainTest(text: string): boolean {
  const test = testName(text);
  return test !== undefined && (test.suite !== undefined || test.name.startsWith('test_'));
}

/** Reads a name where the document says that a test stands: any identifier will do. */
export function anyTestName(text: string): TestName | undefined {
  const known = testName(text);
  if (known || text.length > longest) return known;
  const match = /^(?:(?:[\w./-]*\/)?(\w+_SUITE)(?:\.erl)?:)?([A-Za-z][\w.-]*[A-Za-z0-9](?:[_.-][\w.-]*)?)(?:\/\d+)?(?:\(\))?$/.exec(text.trim());
  const name = match?.[2];
  if (
    !name ||
    suiteName(text) ||
    /\.(?:md|mdx|ya?ml|json|sh|erl|ts|js|py|txt|html)$/.test(name) ||
    notTests.test(name) ||
    /[*<>[\]]/.test(text) ||
    /^[0-9a-f]{7,40}$/.test(name)
  )
    return undefined;
  // One plain word is no name: an underscore, a hyphen with a digit or a change of case makes it one.
  return /_|\d|[a-z][A-Z]/.test(name) ? { name, suite: match[1] } : undefined;
}

/** Endings that Prometheus' naming conventions give to metrics, and that other names do not have. */
const metricEnding = /_(?:total|seconds|milliseconds|ms|bytes|ratio|percent|bucket|sum|count|info|created|gauge|errors?|failures?|latency|p50|p90|p95|p99)$/;

/** Could this be a metric's name at all? */
function isMetricShaped(name: string): boolean {
  return name.length <= longest && /^[a-z][a-z0-9]*(?:[_:][a-z0-9]+)+$/.test(name) && !/_SUITE$|^test_/.test(name);
}

/** The names that nothing but a metric has, wherever they stand: `orders_handled_total`, `age_seconds_bucket`. */
export function isCertainMetric(name: string): boolean {
  return isMetricShaped(name) && /_total$|_(?:seconds|bytes)_(?:bucket|sum|count)$/.test(name);
}

/** A metric by its name alone, where metrics are spoken of. */
export function isMetricName(name: string): boolean {
  return isMetricShaped(name) && metricEnding.test(name) && name.split('_').length >= 3;
}

export interface MetricName {
  name: string;
  /** The labels in braces, without their values; `undefined` when there are no braces. */
  labels: string[] | undefined;
  /** The braces select series (`state="open"`), they do not declare labels. */
  selects: boolean;
}

/** Reads `metric_name` or `metric_name{label,label}`. */
export function metricName(text: string): MetricName | undefined {
  if (text.length > 10 * longest || !/[_:]/.test(text)) return undefined;
  const match = /^([a-zA-Z_:][\w:]*)\s*(?:\{([^{}]*)\})?$/.exec(text.trim());
  if (!match?.[1] || !isMetricShaped(match[1])) return undefined;
  const inside = match[2]
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const labels = inside?.map((part) => part.split(/[=!~]/)[0]?.trim() ?? part);
  if (labels?.some((label) => !/^[A-Za-z_]\w*$/.test(label))) return undefined;
  return { name: match[1], labels, selects: inside?.some((part) => /[=~]/.test(part)) ?? false };
}

/** Is this shaped like an alert's name: `RouterDLQHighRate`, at least two capitalised words run together? */
export function isAlertName(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*$/.test(name) && name.length >= 6;
}

/** Is this shaped like a module or a component in code: `router_nats`? */
export function isModuleName(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name) && !isMetricName(name) && !testName(name);
}
