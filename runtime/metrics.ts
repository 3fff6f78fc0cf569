import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { remember } from '#runtime/remember.ts'

const PREFIX = 'messenger_'

/** What `/metrics` tells: the process (event loop, memory, garbage collection) and everything made below. */
export function metricsRegistry(): Registry {
  return remember('metrics', () => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    return registry
  })
}

/** A number that only grows. The same name is the same metric, in every copy of this module. */
export function counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
  return remember(
    `metric.${name}`,
    () => new Counter({ name: PREFIX + name, help, labelNames, registers: [metricsRegistry()] }),
  )
}

/** A number that is read when somebody asks for the metrics. */
export function gauge(name: string, help: string, read: () => number): void {
  remember(
    `metric.${name}`,
    () =>
      new Gauge({
        name: PREFIX + name,
        help,
        registers: [metricsRegistry()],
        collect() {
          this.set(read())
        },
      }),
  )
}

/** How long something takes, in seconds. */
export function histogram<L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> {
  return remember(
    `metric.${name}`,
    () =>
      new Histogram({
        name: PREFIX + name,
        help,
        labelNames,
        buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        registers: [metricsRegistry()],
      }),
  )
}
