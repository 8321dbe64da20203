import type { PhoneLog } from './log'

/**
 * The console of app code. What it calls an error is one: React reports what it has caught in rendering
 * by nothing else.
 */
export function appConsole(log: PhoneLog): Console {
  const error = (...said: unknown[]): void => log.said(said)
  return new Proxy(console, {
    get: (target, name) => (name === 'error' ? error : (Reflect.get(target, name) as unknown)),
  })
}
