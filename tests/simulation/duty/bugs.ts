import type { Bug } from '../types'

/** Bugs in who is there, and in what goes from one to another. */
export const DUTY_BUGS: Bug[] = [
  {
    name: 'an order to hand over stays',
    breaks: ['what is handed over is handed over to its end'],
    seed: 3,
    file: 'cloudfunctions/jobs/watches/duty.ts',
    from: "  if (isDone) await collection('handovers').remove(order._id)\n",
    to: '',
  },
  {
    name: 'nobody asks for a deputy',
    breaks: ['nothing new waits for somebody on leave whose deputy is there'],
    seed: 4,
    file: 'domain/duty/presence.ts',
    from: '      return deputy ? atWork(deputy.id) : atWork(id)\n',
    to: '      return deputy ? { id, name: lookedUp(id)!.name } : atWork(id)\n',
  },
  {
    name: 'what slipped past a leave stays',
    breaks: ['what slipped past a leave goes to the deputy'],
    seed: 6,
    file: 'domain/duty/slipped.ts',
    from: 'last.at >= leave.from && last.at >= leftAt - FUNCTION_MS',
    to: 'last.at >= leave.from && last.at < 0',
  },
]
