/**
 * A sheet to write one's name on, by one finger: as on paper, so it is white with dark ink in dark
 * mode too. Hand-written: a line follows the finger with no round trip through React.
 *
 * `large` for 长辈版 · `labels` `{ paper, clear, done }`: what the paper is for a screen reader, and
 * the two buttons; without `clear` and `done` there are none.
 * `clear()` and `save()` may be called; `save()` promises the path of a temporary JPEG of the whole
 * sheet.
 * Event `change` with `{ drawn }`: whether there is a line on it; a dot alone is none, nor is what a
 * resting hand leaves.
 * Event `done` with `{ path }` after a tap on the button; `empty` when there was no line yet, `fail`
 * with `{ errMsg }` when the phone could not make the picture, or has no canvas at all.
 */
const PAPER = '#ffffff'
const INK = '#16211f'
const INK_PX = 4
const INK_LARGE_PX = 6
/** Less than this, all in all, is a slip of the hand. */
const LINE_MIN_PX = 24
/** A drawing need not be finer than this: it is sent over a phone's network. */
const MOST_RATIO = 3
const QUALITY = 0.9

const between = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const pixelRatio = () => Math.min(MOST_RATIO, wx.getWindowInfo().pixelRatio || 1)

Component({
  properties: {
    large: { type: Boolean, value: false },
    labels: { type: Object, value: {} },
  },
  data: { drawn: false },
  lifetimes: {
    created() {
      this.canvas = null
      this.lift()
      this.linePx = 0
    },
    ready() {
      const query = wx.createSelectorQuery().in(this)
      query.select('#paper').fields({ node: true, size: true })
      query.exec(([found]) => this.lay(found))
    },
  },
  methods: {
    /** The canvas as large as it is shown, in the phone's own pixels. */
    lay(found) {
      if (!found || !found.node) return this.triggerEvent('fail', { errMsg: 'no canvas' })
      const ratio = pixelRatio()
      this.canvas = found.node
      this.size = { width: found.width, height: found.height }
      this.canvas.width = Math.round(found.width * ratio)
      this.canvas.height = Math.round(found.height * ratio)
      this.pen = this.canvas.getContext('2d')
      this.pen.scale(ratio, ratio)
      this.blank()
    },
    blank() {
      const { width, height } = this.size
      const { pen } = this
      pen.fillStyle = PAPER
      pen.fillRect(0, 0, width, height)
      pen.fillStyle = INK
      pen.strokeStyle = INK
      pen.lineWidth = this.data.large ? INK_LARGE_PX : INK_PX
      pen.lineCap = 'round'
      pen.lineJoin = 'round'
    },
    /** The finger that wrote is off the glass; the next one to come down writes. */
    lift() {
      this.finger = null
      this.last = null
      this.middle = null
    },

    begin({ touches, changedTouches }) {
      if (!this.canvas) return
      // The end of a touch may be lost, behind a dialog of WeChat's, say: then it is gone from here.
      const isWriting = Array.from(touches).some((t) => t.identifier === this.finger)
      if (this.finger !== null && isWriting) return
      const { identifier, x, y } = changedTouches[0]
      this.finger = identifier
      this.last = { x, y }
      this.middle = this.last
      const { pen } = this
      pen.beginPath()
      pen.arc(x, y, pen.lineWidth / 2, 0, 2 * Math.PI)
      pen.fill()
    },
    /** From the middle of one pair of points to the middle of the next, so that no corner shows. */
    move(event) {
      const point = this.ofWriter(event)
      if (!point) return
      const { pen, last } = this
      const middle = between(last, point)
      pen.beginPath()
      pen.moveTo(this.middle.x, this.middle.y)
      pen.quadraticCurveTo(last.x, last.y, middle.x, middle.y)
      pen.stroke()
      this.grow(Math.hypot(point.x - last.x, point.y - last.y))
      this.last = point
      this.middle = middle
    },
    end(event) {
      if (!this.ofWriter(event)) return
      const { pen, middle, last } = this
      pen.beginPath()
      pen.moveTo(middle.x, middle.y)
      pen.lineTo(last.x, last.y)
      pen.stroke()
      this.lift()
    },
    /** What the writing finger did of all that changed; a palm, and a second finger, do nothing. */
    ofWriter({ changedTouches }) {
      if (this.finger === null) return undefined
      return Array.from(changedTouches).find((t) => t.identifier === this.finger)
    },
    grow(byPx) {
      this.linePx += byPx
      if (this.linePx >= LINE_MIN_PX) this.tell(true)
    },
    tell(drawn) {
      if (drawn === this.data.drawn) return
      this.setData({ drawn })
      this.triggerEvent('change', { drawn })
    },

    clear() {
      if (!this.canvas) return
      this.lift()
      this.linePx = 0
      this.blank()
      this.tell(false)
    },
    save() {
      const { canvas } = this
      if (!canvas) return Promise.reject(new Error('no canvas'))
      const size = { destWidth: canvas.width, destHeight: canvas.height }
      return new Promise((resolve, reject) => {
        const success = ({ tempFilePath }) => resolve(tempFilePath)
        const how = { canvas, ...size, fileType: 'jpg', quality: QUALITY, success, fail: reject }
        wx.canvasToTempFilePath(how, this)
      })
    },
    /** 写好了. A second tap while the picture is made does nothing. */
    finish() {
      if (!this.data.drawn) return this.triggerEvent('empty')
      if (this.saving) return
      this.saving = true
      const ended = (event, detail) => {
        this.saving = false
        this.triggerEvent(event, detail)
      }
      this.save().then(
        (path) => ended('done', { path }),
        (error) => ended('fail', { errMsg: error.errMsg || error.message }),
      )
    },
  },
})
