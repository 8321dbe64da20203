/** Calls from outside: a client's, the console's, a timer's; each as the platform reports it. */
import type { Clock } from '../clock'
import type { Faults } from '../gateway/faults'
import type { After } from '../seams'
import type { CallAnswer, CloudEvent, CloudOptions } from '../types'
import { readConfig } from './config'
import type { Caller } from './environment'
import { CALL_ERROR } from './envelope'
import { callName, refusalOf } from './runner'
import type { Runner } from './runner'

export interface Calls {
  /** Calls a function and answers as a client sees it. */
  call(name: string, data: unknown, caller: Caller): Promise<CallAnswer>
  /** Fires a function's trigger once, now; rejects when it has none or fails. */
  runTimer(name: string): Promise<unknown>
  /** Fires a trigger as the platform would at `at`; rejects when the function fails. */
  fireTimer(name: string, trigger: string, at: number): Promise<unknown>
}

export interface CallParts {
  o: CloudOptions
  clock: Clock
  pool: Runner
  faults: Faults
  after: After
  emit: (event: CloudEvent, data: unknown) => void
}

/** What a phone without network is told (the SDK's −601003); also when only the answer is lost. */
const NETWORK_ERROR: CallAnswer = {
  errCode: -601003,
  errMsg: 'cloud.callFunction:fail -601003 system network error',
}

export function makeCalls({ o, clock, pool, faults, after, emit }: CallParts): Calls {
  const call = async (name: string, data: unknown, caller: Caller): Promise<CallAnswer> => {
    // The SDK reads all-digit variables as numbers: such an openid would not come back as text.
    if (caller.openid !== undefined && !/[A-Za-z]/.test(caller.openid))
      return { errCode: CALL_ERROR.badRequest.errCode, errMsg: 'an openid must have letters in it' }
    const effect = faults.match({
      function: name,
      call: callName(data),
      action: 'call',
      collection: '',
      api: '',
      toDisk: false,
    })
    if (effect?.kind === 'cutOff') return NETWORK_ERROR
    if (effect?.kind === 'slow') await new Promise<void>((done) => after(effect.ms, done))
    if (effect?.kind === 'clockJump') clock.advance(effect.ms)
    const started = performance.now()
    const done = await pool.invoke(name, data, caller)
    const ms = performance.now() - started
    const result = done.ok ? (JSON.parse(done.result) as unknown) : undefined
    const refused = refusalOf(result)
    emit('call', { function: name, name: callName(data), ms, ok: done.ok, refused })
    if (effect?.kind === 'loseAnswer') return NETWORK_ERROR
    if (done.ok) return { result }
    if (done.stack !== undefined)
      o.onLog?.({
        at: clock.now(),
        function: name,
        invocation: done.invocation,
        stream: 'stderr',
        text: done.stack,
      })
    return { errCode: done.errCode, errMsg: `cloud.callFunction:fail ${done.errMsg}` }
  }
  const fireTimer = async (name: string, trigger: string, at: number): Promise<unknown> => {
    const Time = new Date(at).toISOString()
    const event = { Type: 'Timer', TriggerName: trigger, Time, Message: '' }
    const answer = await call(name, event, { source: 'wx_trigger', timer: true })
    if ('errCode' in answer) throw new Error(answer.errMsg)
    return answer.result
  }
  const runTimer = async (name: string): Promise<unknown> => {
    const trigger = readConfig(o.functionsDir, name).triggers[0]
    if (!trigger) throw new Error(`${name} has no timer trigger in its config.json`)
    return fireTimer(name, trigger.name, clock.now())
  }
  return { call, runTimer, fireTimer }
}
