/** The ARIA attributes our pages use, for the build's templates and for the runtime's table alike. */
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
}

export const ARIA = {
  View: attributes,
  Text: attributes,
  Button: attributes,
  Image: attributes,
  Input: attributes,
  Textarea: attributes,
  Switch: attributes,
}
