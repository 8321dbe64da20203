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
    from: 'key: keyOf(openid, requestId)',
    to: "key: keyOf(openid, requestId + (call === 'report.submit' ? String(Math.random()) : ''))",
  },
  {
    name: 'a step without its mark',
    breaks: ['every request that had an effect left its mark, once'],
    seed: 4,
    file: 'cloudfunctions/api/matter.ts',
    from: '  await leaveMark(transaction, context, next._id)\n',
    to: '',
  },
  {
    name: 'an account is changed without a mark',
    breaks: ['every request that had an effect left its mark, once'],
    seed: 4,
    file: 'cloudfunctions/api/identity/saveUser.ts',
    from: '      await leaveMark(transaction, context)\n',
    to: "      if (context.request().call !== 'notice.accept') return ok(user)\n      await leaveMark(transaction, context)\n",
  },
  {
    name: 'a refusal without looking for the request',
    breaks: ['what was carried out is not refused when it is asked again'],
    seed: 4,
    file: ONCE,
    from: '    refused = done\n',
    to: '    return done\n',
    and: [
      {
        file: 'cloudfunctions/api/index.ts',
        from: 'carriedOut.ok || !isWriting ?',
        to: 'carriedOut.ok || isWriting || !isWriting ?',
      },
    ],
  },
  {
    name: 'a request is known by its id alone',
    breaks: ['the same request id with something else is refused'],
    seed: 2,
    file: CONTEXT,
    from: 'asked: hash(JSON.stringify([call, canonical(asked)])),',
    to: "asked: '',",
  },
  {
    name: 'an id that was used is no reason',
    breaks: ['the same request id with something else is refused'],
    seed: 1,
    file: ONCE,
    from: "? ok(mark) : refuse('requestReused')",
    to: '? ok(mark) : ok(null)',
  },
  {
    name: 'a repetition shows what it finds',
    breaks: ['a repetition by somebody who may no longer read carries no content'],
    seed: 3,
    file: 'cloudfunctions/api/matter.ts',
    from: 'if (!matter || !kind.mayRead(actor, matter)) return ok(NOTHING_TO_SHOW)',
    to: 'if (!matter) return ok(NOTHING_TO_SHOW)',
  },
]
