/** Passwords that guessing starts with, of 8 characters and more, in lower case: shorter ones are refused anyway. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 0123456789 9876543210 987654321 87654321 123123123 123321123 1234567891
  12341234 11223344 1122334455 12344321 147258369 159753456 741852963 789456123 123654789 123456780 112233445566
  1234qwer 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedc
  qazwsx123 zaq12wsx zaq1zaq1 zxcvbnm1 zxcvbnm123 asdfghjk asdfghjkl asdf1234 asdfasdf qwerasdf qwer1234 qwert123
  qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwerty123456 poiuytrewq
  abcd1234 abc12345 abcdefgh abcdefg1 a1234567 a12345678 a123456789 aa123456 aa12345678 aaa12345 123456aa 123456ab
  12345qwert 123qweasd 123qweasdzxc 1234abcd 12345abc 12345678a 123456789a 123456789q
  password password1 password12 passw0rd p@ssw0rd p@ssword pa$$word pa$$w0rd passwort password! password1! motdepass
  iloveyou iloveyou1 iloveyou2 iloveyou123 sunshine sunshine1 princess princess1 football football1 baseball basketball
  superman superman1 batman123 spiderman starwars pokemon1 pokemon123 trustno1 whatever whatever1 welcome1 welcome123
  michelle jennifer jessica1 charlie1 samantha patricia elizabeth alexander alexandra victoria danielle stephanie
  computer internet internet1 samsung1 liverpool liverpool1 chelsea1 arsenal1 barcelona manchester juventus
  blink182 butterfly chocolate babygirl babygirl1 lovelove lovely123 loveyou1 loveme123 christmas december
  november september administrator admin123 admin1234 adminadmin admin@123 administrador changeme changeme1 letmein1
  letmein123 default1 guest123 user1234 test1234 testtest testing1 root1234 rootroot master12 dragon12 monkey12
  shadow12 killer12 hello123 hellohello helloworld secret12 secret123 access14 maverick mercedes midnight mustang1
  corvette cocacola snickers marlboro metallica slipknot nirvana1 rockstar rockyou1 scooby12 stargate startrek
  йцукенгш йцукенгшщз йцукен123 пароль123 парольпароль любовь123 наташа123 привет123 qwe123qwe qwe12345 qweqweqwe
  1й2ц3у4к зайчик123 солнышко марина123 gfhjkm123 ghbdtn123 vfrcbvrf yfnfif123 lhbgfljy fyfcnfcbz`
    .split(/\s+/)
    .map((word) => word.normalize('NFKC')),
)
