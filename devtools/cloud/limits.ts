/**
 * What WeChat's plan and platform allow. The numbers are documented, not measured: 100 kB and
 * 100 MB by CloudBase's EXCEED_MAX_PAYLOAD_SIZE, 1 MB by EXCEED_MAX_RESPONSE_SIZE and by the SDK's
 * own table of errors (−602001, −604001), 20 at once by WeChat's table of quotas of a small plan.
 */
export interface PlanLimits {
  /** How many invocations of one function run at once. */
  concurrency: number
  /** One more than that: refused (−501004, as on WeChat), or waiting its turn. */
  whenFull: 'refuse' | 'wait'
  /** Text of a call of a function, in bytes. */
  requestBytes: number
  /** Text of what a function returns, in bytes. */
  resultBytes: number
  /** Text of what the database answers, in bytes: all documents of one answer together. */
  answerBytes: number
  /** Text of one request to the database, in bytes. */
  databaseRequestBytes: number
}

export const SMALL_PLAN: PlanLimits = {
  concurrency: 20,
  whenFull: 'refuse',
  requestBytes: 100 * 1024,
  resultBytes: 1024 * 1024,
  answerBytes: 1024 * 1024,
  databaseRequestBytes: 100 * 1024 * 1024,
}
