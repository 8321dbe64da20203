import 'react'

/** Hand-written WeChat components, as Taro hands them to WeChat. */
interface StarRating {
  value: number
  large: boolean
  labels: readonly string[]
  onChange: (event: { detail: { value: number } }) => void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'star-rating': StarRating
    }
  }
}
