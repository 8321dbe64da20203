import { STEP_SECONDS, hotp, stepAt } from './totp'

/** What a keeper's scan of a code comes to. */
export type Checked =
  | {
      ok: true
      /** How many steps the owner's phone is ahead, from −1 to 1. */
      steps: number
    }
  | {
      ok: false
      code: 'codeClock' | 'codeWrong'
      /** About how many seconds the code is ahead; null where it is no code of this redemption. */
      seconds: number | null
    }

/** The code of the step before and of the next are good as well: a phone's clock is never exact. */
const AROUND = [0, -1, 1]

/** Ten minutes off is a clock to be put right, or a photograph; beyond twenty nobody looks. */
const LOOK_STEPS = 40

/**
 * Whether a code is this redemption's and of now. A code of some minutes ago is refused like any other
 * that is not of now, but the refusal tells the way out: whether the clock is slow or the code was
 * photographed, nobody can see from it.
 */
export function checkCode(secret: string, digits: string, now: number): Checked {
  const step = stepAt(now)
  const isOf = (ahead: number): boolean => hotp(secret, step + ahead) === digits
  const steps = AROUND.find(isOf)
  if (steps !== undefined) return { ok: true, steps }
  for (let ahead = 2; ahead <= LOOK_STEPS; ahead++) {
    const off = [-ahead, ahead].find(isOf)
    if (off !== undefined) return { ok: false, code: 'codeClock', seconds: off * STEP_SECONDS }
  }
  return { ok: false, code: 'codeWrong', seconds: null }
}

/**
 * What the owner's own phone is told of its clock, from the time of the last answer that it had: `told`
 * that it is off, from half a minute; `adjust`, from five minutes: 请校准手机时间.
 * @param aheadMs the phone's time less the cloud's
 */
export function clockOf(aheadMs: number): 'fine' | 'told' | 'adjust' {
  const off = Math.abs(aheadMs)
  if (off < STEP_SECONDS * 1000) return 'fine'
  return off < 5 * 60_000 ? 'told' : 'adjust'
}
