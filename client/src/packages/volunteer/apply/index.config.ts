export default definePageConfig({ navigationBarTitleText: '申请成立队伍' })
