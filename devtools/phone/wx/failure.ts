/** A named refusal of a `wx` call; becomes `{errMsg: '<api>:fail <reason>', errCode?, errno?}`. */
export class WxFailure extends Error {
  constructor(
    message: string,
    readonly more: { errCode?: number; errno?: number } & Record<string, unknown> = {},
  ) {
    super(message)
  }
}

/** The user closed the dialog. */
export function cancelled(): WxFailure {
  return new WxFailure('cancel')
}
