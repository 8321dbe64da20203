/**
 * In which quality somebody acts on a case. 当事人 (or whoever speaks for one), 主调, 组团成员, 主任, 文书,
 * and the timer.
 */
export type MediationRole = 'party' | 'mediator' | 'member' | 'chair' | 'clerk' | 'system'
