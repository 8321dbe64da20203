import type { Bug } from '../types'

/** Bugs in cases and in the committee's time. */
export const MEDIATION_BUGS: Bug[] = [
  {
    name: 'the calendar gets nothing back',
    breaks: ['cases and the calendar say the same'],
    seed: 5,
    file: 'cloudfunctions/jobs/watches/mediation.ts',
    from: '    await (part ? excuseIn : cancelIn)(transaction, claim, rules)\n',
    to: '',
  },
  {
    name: 'the clerk is to accept',
    breaks: ['whoever a case waits for has a button'],
    seed: 1,
    file: 'domain/mediation/decide/beginning.ts',
    from: "wait(c, s, 'accept', [CHAIR])",
    to: "wait(c, s, 'accept', ['clerk'])",
  },
  {
    name: 'a number is not counted',
    breaks: ['a case has one number, and no other has it'],
    seed: 1,
    file: 'cloudfunctions/jobs/watches/mediation.ts',
    from: "    await transaction.collection('counters').put({ _id: `counter:case:${year}`, last })\n",
    to: '',
  },
  {
    name: 'a number is left out',
    breaks: ['the numbers of a year are without a gap'],
    seed: 1,
    file: 'cloudfunctions/jobs/watches/mediation.ts',
    from: '(counter?.last ?? 0) + 1',
    to: '(counter?.last ?? 0) + 2',
  },
  {
    name: 'all staff read a case',
    breaks: ['a party is named to nobody outside the case'],
    seed: 1,
    file: 'domain/mediation/qualities.ts',
    from: 'qualities(actor, c).size > 0',
    to: 'qualities(actor, c).size > 0 || actor.staffId !== null',
  },
]
