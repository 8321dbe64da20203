/** Limits of what a person gives; apart from the schemas, so that a page can count without them. */
export const MAX_TEXT = 1000
export const MIN_TEXT = 5
export const MAX_PHOTOS = 9
export const MAX_NICKNAME = 20
/** Name of a pin on the map. */
export const MAX_LABEL = 60
