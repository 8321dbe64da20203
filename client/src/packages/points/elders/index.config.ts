export default definePageConfig({ navigationBarTitleText: '代开账户', enablePullDownRefresh: true })
