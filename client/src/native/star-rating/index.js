/**
 * Five stars to tap. Hand-written: a tap answers at once, with no round trip through React.
 * `value` 0–5 (0: none yet) · `labels` five words, read out and shown · `large` for 长辈版.
 * Event `change` with `{ value }`.
 */
Component({
  properties: {
    value: { type: Number, value: 0 },
    large: { type: Boolean, value: false },
    labels: { type: Array, value: [] },
  },
  data: { stars: [1, 2, 3, 4, 5], chosen: 0 },
  observers: {
    value(value) {
      const whole = Math.round(Number(value) || 0)
      this.setData({ chosen: Math.min(5, Math.max(0, whole)) })
    },
  },
  methods: {
    pick(event) {
      const value = Number(event.currentTarget.dataset.value)
      if (value === this.data.chosen) return
      this.setData({ chosen: value })
      this.triggerEvent('change', { value })
    },
  },
})
