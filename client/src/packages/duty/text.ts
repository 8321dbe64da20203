/** Words of the pages where staff see what waits for them. */
export const WORDS = {
  tasks: {
    todo: '待办',
    handled: '我经手的',
    emptyTodo: '没有等您办的事',
    emptyHandled: '还没有经手过',
    emptyHint: '有新任务会提醒您',
  },
  queue: {
    empty: '没有等待分流的上报',
    emptyHint: '下拉可以刷新',
  },
  self: {
    hint: '现场发现、当场解决的，记一笔就行',
    text: '看到什么，怎么解决的',
    textHint: '例：楼道堆了纸箱，已当场清走',
    photo: '现场照片（至少1张）',
    category: '哪一类？',
    submit: '提交自办',
    needText: '请写一句话',
    needPhoto: '请拍一张现场照片',
    needPlace: '请选择位置',
    done: '已提交，等网格长核查',
  },
} as const
