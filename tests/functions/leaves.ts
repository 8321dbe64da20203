import { MONDAY, type Person } from './street'
import { rid, type Town } from './town'

/** Leaves and what comes meanwhile, as tests of 请假 and 交接 begin with them. */
export const TOMORROW = MONDAY + 86_400_000

export const takeLeaveIn = (town: Town, who: Person, deputy?: string) =>
  town.ask(who, 'duty.leave', {
    requestId: rid(),
    leave: { from: MONDAY, to: TOMORROW, ...(deputy ? { deputy } : {}) },
  })

export const submitIn = (town: Town, buildingId: string) =>
  town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路灯不亮，晚上看不见路',
    category: '0201',
    place: { kind: 'building', buildingId },
  })
