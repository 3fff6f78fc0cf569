import auth from './ru/auth.json'
import chats from './ru/chats.json'
import common from './ru/common.json'
import emoji from './ru/emoji.json'
import settings from './ru/settings.json'
import thread from './ru/thread.json'

const catalogue = { auth, chats, common, emoji, settings, thread }

export default catalogue
