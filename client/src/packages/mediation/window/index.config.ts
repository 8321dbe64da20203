export default definePageConfig({ navigationBarTitleText: '调解超市', enablePullDownRefresh: true })
