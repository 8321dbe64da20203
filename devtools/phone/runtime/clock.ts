/** The cloud's clock as this phone sees it: real time plus an offset told by the cloud. */
export class CloudClock {
  offsetMs = 0

  now(): number {
    return Date.now() + this.offsetMs
  }
}

/** A `Date` for app code that reads the cloud's clock; dates made by it are ordinary dates. */
export function dateOf(clock: CloudClock): DateConstructor {
  return new Proxy(Date, {
    construct(target, args: unknown[], newTarget) {
      const given = args.length ? args : [clock.now()]
      return Reflect.construct(target, given, newTarget) as object
    },
    apply: () => new Date(clock.now()).toString(),
    get(target, key) {
      if (key === 'now') return () => clock.now()
      return Reflect.get(target, key) as unknown
    },
  })
}
