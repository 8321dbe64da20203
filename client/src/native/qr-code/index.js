/**
 * A QR code, as large as the room for it: dark on white in dark mode too, for a camera reads no other.
 * Hand-written: drawn on a canvas, with no picture fetched or made.
 *
 * `rows` its modules, a text of `0` and `1` a row, without the quiet zone · `label` what it is, for a
 * screen reader.
 * Event `fail` with `{ errMsg }` where the phone has no canvas.
 */
const DARK = '#000000'
const LIGHT = '#ffffff'
/** Modules of white around it (ISO/IEC 18004). */
const QUIET = 4
/** A module is some millimetres large: nothing is gained by more. */
const MOST_RATIO = 3

const pixelRatio = () => Math.min(MOST_RATIO, wx.getWindowInfo().pixelRatio || 1)

Component({
  properties: {
    rows: { type: Array, value: [], observer: 'draw' },
    label: { type: String, value: '' },
  },
  lifetimes: {
    created() {
      this.canvas = null
    },
    ready() {
      const query = wx.createSelectorQuery().in(this)
      query.select('#code').fields({ node: true, size: true })
      query.exec(([found]) => this.lay(found))
    },
  },
  methods: {
    lay(found) {
      if (!found || !found.node) return this.triggerEvent('fail', { errMsg: 'no canvas' })
      this.canvas = found.node
      this.sizePx = Math.round(Math.min(found.width, found.height) * pixelRatio())
      this.draw()
    },
    /** Every module is the same whole number of pixels; what is left over is white, all around. */
    draw() {
      const { rows } = this.data
      if (!this.canvas || !rows.length) return
      const { canvas, sizePx } = this
      canvas.width = sizePx
      canvas.height = sizePx
      const pen = canvas.getContext('2d')
      pen.fillStyle = LIGHT
      pen.fillRect(0, 0, sizePx, sizePx)
      const module = Math.max(1, Math.floor(sizePx / (rows.length + 2 * QUIET)))
      const edge = Math.floor((sizePx - module * rows.length) / 2)
      pen.fillStyle = DARK
      rows.forEach((row, y) => {
        for (let x = 0; x < row.length; x++) {
          if (row[x] === '1') pen.fillRect(edge + x * module, edge + y * module, module, module)
        }
      })
    },
  },
})
