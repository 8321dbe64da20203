import type { PhoneLog } from '../runtime/log'
import { WxFailure } from './failure'
import { wrongArgument, wrongParameter } from './parameters'

export interface CallOptions {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
  [key: string]: unknown
}

type Work = (options: CallOptions) => object | void | Promise<object | void>

export interface WxError {
  errMsg: string
  errCode?: number
  errno?: number
}

/** Gathers what becomes `wx`: calls with callbacks or promises, and plain functions. */
export class Registry {
  readonly members: Record<string, unknown> = {}

  constructor(readonly log: PhoneLog) {}

  /** A call with `{success, fail, complete}`; without any of them it returns a promise. */
  call(name: string, work: Work): void {
    this.members[name] = this.caller(name, work)
  }

  /** As `call`, for members of an object such as `wx.cloud`; `name` appears in errMsg. */
  caller(name: string, work: Work): (options?: CallOptions) => Promise<object> | undefined {
    return (options = {}) => {
      this.log.call(name, options)
      const running = this.run(name, work, options)
      if (!options.success && !options.fail && !options.complete) return running
      running.then(
        (result) => this.report(name, options, 'success', result),
        (error: WxError) => this.report(name, options, 'fail', error),
      )
      return undefined
    }
  }

  /** A function that answers at once; a WxFailure is thrown as WeChat's sync calls throw. */
  sync(name: string, work: (...args: never[]) => unknown): void {
    this.members[name] = (...args: unknown[]) => {
      this.log.call(name, args)
      const wrong = wrongArgument(name, args)
      if (wrong) {
        const { errMsg } = wxError(name, wrong)
        this.log.error(errMsg)
        throw new WxFailure(errMsg, wrong.more)
      }
      return (work as (...args: unknown[]) => unknown)(...args)
    }
  }

  /** Calls that a phone on a desk can only agree to. */
  accept(...names: string[]): void {
    for (const name of names) this.call(name, () => undefined)
  }

  private run(name: string, work: Work, options: CallOptions): Promise<object> {
    const wrong = wrongParameter(name, options)
    if (wrong) {
      const error = wxError(name, wrong)
      this.log.error(error.errMsg)
      return Promise.reject(error)
    }
    try {
      return Promise.resolve(work(options)).then(
        (result) => ({ errMsg: `${name}:ok`, ...(result ?? {}) }),
        (error: unknown) => Promise.reject(wxError(name, error)),
      )
    } catch (error) {
      return Promise.reject(wxError(name, error))
    }
  }

  private report(name: string, options: CallOptions, kind: 'success' | 'fail', result: object) {
    for (const callback of [options[kind], options.complete]) {
      if (typeof callback !== 'function') continue
      try {
        callback(result)
      } catch (error) {
        this.log.thrown(error, `${name} ${kind} callback`)
      }
    }
  }
}

function wxError(name: string, error: unknown): WxError {
  const reason = error instanceof Error ? error.message : String(error)
  const more = error instanceof WxFailure ? error.more : {}
  return { errMsg: `${name}:fail ${reason}`, ...more }
}

/** `wx` for app code: reading a member that does not exist is recorded. */
export function guard(members: Record<string, unknown>, log: PhoneLog): Record<string, unknown> {
  const quiet = new Set(['webpackJsonp', 'then', 'toJSON', 'constructor', '__esModule'])
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !quiet.has(key)) log.unknown(key)
      return Reflect.get(target, key, receiver) as unknown
    },
  })
}
