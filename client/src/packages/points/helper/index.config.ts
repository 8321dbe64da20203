export default definePageConfig({ navigationBarTitleText: '帮手', enablePullDownRefresh: true })
