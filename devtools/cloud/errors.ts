/** An error as the platform answers it: a string code that the SDK maps to a number. */
export class CloudError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CloudError'
    this.code = code
  }
}

/** DATABASE_REQUEST_FAILED (−502001), the family of everything that MongoDB itself refuses. */
export const databaseError = (message: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`)

export const invalidParam = (message: string): CloudError =>
  new CloudError('INVALID_PARAM', message)

export const conflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[OperationFail.TransactionConflict] WriteConflict: another transaction wrote this document',
  )

export const duplicateKey = (collection: string, index: string, key: string): CloudError =>
  databaseError(
    `multiple write errors: [{write errors: [{E11000 duplicate key error collection: local.${collection} index: ${index} dup key: { ${key} }}]}, {<nil>}]`,
  )

/** CloudBase's EXCEED_MAX_RESPONSE_SIZE; the SDK has no number for it and says −501001. */
export const answerTooLarge = (bytes: number, max: number): CloudError =>
  new CloudError(
    'EXCEED_MAX_RESPONSE_SIZE',
    `[EXCEED_MAX_RESPONSE_SIZE] the answer of ${bytes} bytes exceeds ${max}`,
  )

/** CloudBase's EXCEED_MAX_PAYLOAD_SIZE, for a request that is too long. */
export const requestTooLarge = (bytes: number, max: number): CloudError =>
  new CloudError(
    'EXCEED_MAX_PAYLOAD_SIZE',
    `[EXCEED_MAX_PAYLOAD_SIZE] the request of ${bytes} bytes exceeds ${max}`,
  )

/** Codes that no WeChat cloud answers: our own strictness, told apart by the prefix LOCAL_. */
export const localError = (code: `LOCAL_${string}`, message: string): CloudError =>
  new CloudError(code, `[${code}] ${message}`)

/** What may be wrong with the disk under the cloud. */
export type DiskCode =
  | 'LOCAL_DISK_FULL'
  | 'LOCAL_DISK_READONLY'
  | 'LOCAL_DISK_LOCKED'
  | 'LOCAL_DISK_FAULT'
  | 'LOCAL_DATA_DAMAGED'

/**
 * The disk failed an operation, of which nothing is left. Answered in the family of what was asked:
 * DATABASE_REQUEST_FAILED (−502001), STORAGE_REQUEST_FAIL (−503001) for files.
 */
export class DiskError extends CloudError {
  constructor(
    readonly disk: DiskCode,
    readonly sentence: string,
    options?: ErrorOptions & { family?: 'DATABASE_REQUEST_FAILED' | 'STORAGE_REQUEST_FAIL' },
  ) {
    super(options?.family ?? 'DATABASE_REQUEST_FAILED', `[${disk}] ${sentence}`, options)
    this.name = 'DiskError'
  }
}
