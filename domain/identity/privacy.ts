/**
 * Version of the 隐私保护指引 that people agree to now: the day of its words. Raised with every change of what it
 * says is kept, or what for (PIPL art. 14); people are then asked once more before they next send something.
 */
export const PRIVACY_VERSION = '2026-11-26'
