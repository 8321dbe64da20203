import { settleUnreached } from './watches/report'

/** What looks after a matter that names somebody who is not there, by the kind of its `_id`. */
const SETTLERS: Readonly<Record<string, (id: string) => Promise<void>>> = {
  report: settleUnreached,
}

/** A notice found nobody there: what it is about must not wait for that person. */
export async function settleAbout(about: string): Promise<void> {
  await SETTLERS[about.slice(0, about.indexOf(':'))]?.(about)
}
