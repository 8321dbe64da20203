import type { Bug } from '../types'

const ONCE = 'cloudfunctions/api/once.ts'
const CONTEXT = 'cloudfunctions/api/context.ts'

/** Bugs in how a request is known again. */
export const ONCE_BUGS: Bug[] = [
  {
    name: 'a submission is not known again',
    breaks: ['one request has one effect'],
    seed: 3,
    file: CONTEXT,
    from: 'key: requestKeyOf(openid, requestId)',
    to: "key: requestKeyOf(openid, requestId + (call === 'report.submit' ? String(Math.random()) : ''))",
  },
  {
    name: 'a step without its mark',
    breaks: ['every request that had an effect left its mark, once'],
    seed: 4,
    file: 'cloudfunctions/api/matter.ts',
    from: '      await markFirst(transaction, context, call.id, taking.uploads)\n',
    to: '',
  },
  {
    name: 'an account is changed without a mark',
    breaks: ['every request that had an effect left its mark, once'],
    seed: 4,
    file: 'cloudfunctions/api/identity/saveUser.ts',
    from: 'if (written.ok) await leaveMark(transaction, context)',
    to: "if (written.ok && context.request().call === 'notice.accept') await leaveMark(transaction, context)",
  },
  {
    name: 'a repetition is refused as if it came too late',
    breaks: ['what was carried out is not refused when it is asked again'],
    seed: 1,
    file: ONCE,
    from: '  if (before.value) return again(before.value)\n',
    to: "  if (before.value) return refuse('changed')\n",
  },
  {
    name: 'a request is known by its id alone',
    breaks: ['the same request id with something else is refused'],
    seed: 2,
    file: CONTEXT,
    from: 'asked: keyOf(JSON.stringify([call, canonical(asked)])),',
    to: "asked: '',",
  },
  {
    name: 'an id that was used is no reason',
    breaks: ['the same request id with something else is refused'],
    seed: 2,
    file: ONCE,
    from: "!== context.request().asked) return refuse('requestReused')",
    to: '!== context.request().asked) return ok(null)',
  },
  {
    name: 'a repetition shows what it finds',
    breaks: ['a repetition by somebody who may no longer read carries no content'],
    seed: 6,
    file: 'cloudfunctions/api/matter.ts',
    from: 'if (!matter || !kind.mayRead(actor, matter)) return ok(NOTHING_TO_SHOW)',
    to: 'if (!matter) return ok(NOTHING_TO_SHOW)',
  },
]
