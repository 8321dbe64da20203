import 'react'

/** Hand-written WeChat components, as Taro hands them to WeChat. */
interface StarRating {
  value: number
  large: boolean
  labels: readonly string[]
  onChange: (event: { detail: { value: number } }) => void
}

/** A sheet to write one's name on; see its index.js. */
interface SignaturePad {
  large: boolean
  /** What the paper is for a screen reader, and its two buttons. */
  labels: { paper: string; clear: string; done: string }
  onChange?: (event: { detail: { drawn: boolean } }) => void
  /** A tap on the button with a line drawn: the temporary path of its JPEG. */
  onDone: (event: { detail: { path: string } }) => void
  /** A tap on the button with nothing drawn yet. */
  onEmpty?: () => void
  onFail?: (event: { detail: { errMsg: string } }) => void
}

/** A QR code as large as the room for it; see its index.js. */
interface QrCode {
  /** Its modules, `0` and `1`, a row a text. */
  rows: readonly string[]
  /** What it is, for a screen reader. */
  label: string
  onFail?: (event: { detail: { errMsg: string } }) => void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'star-rating': StarRating
      'signature-pad': SignaturePad
      'qr-code': QrCode
    }
  }
}
