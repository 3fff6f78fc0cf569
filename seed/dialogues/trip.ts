import { dialogues } from '#seed/dialogue.ts'

/** The trip to Altai, in the order in which it is planned. */
export const trip = dialogues(`
masha: Всё, я решилась. В июле Алтай. Кто со мной?
alexey: я
timur: Я! Давно пора
artem: Если не в первую неделю, то я тоже
lena: А сложно будет? Я в горах была один раз, и то на канатке
masha: Не сложнее наших выездов на Истру, только красивее. Рюкзаки до 12 кг, дневки обязательно
lena: Тогда пишите меня
sophie: I understood "Altai" and "July". I'm in if somebody teaches me how to sleep in a tent
masha: Sophie, you are in! We will teach you everything
nikita: я с вами, но без гречки на завтрак обед и ужин

masha: Собрала варианты маршрутов, смотрите¶¶1. Мультинские озёра, кольцо на шесть дней, 74 км¶2. Каракольские озёра, радиалки, три дня, легко¶3. Подножие Белухи, восемь дней, тяжело
dmitry: Белуха звучит внушительно. Однако трезво оценивая своё колено, голосую за первый вариант
timur: За первый
alexey: Первый. Описание тут хорошее https://tropa.example/multa
artem: Там на пятый день перевал Томич, набор почти километр. Это серьёзно или норм?
masha: Норм. Идём налегке, рюкзаки оставляем на стоянке и возвращаемся
vera: А если дождь?
masha: Если дождь, сидим в палатках и едим печенье
vera: Тогда я за дождь

timur: Билеты на поезд появились. 17 июля, 6:40 с Казанского
timur: Вагон 9 почти весь свободен
alexey: бери на всех, я тебе сразу переведу
timur: По 7 340 с человека выходит, верхние чуть дешевле
nikita: мне верхнюю у туалета по традиции
lena: Мне нижнюю, если можно 🙏
dmitry: Мне, признаться, тоже нижнюю. Колено
timur: Взял. Билеты у всех на почте, сохраните офлайн, по дороге связи почти не будет
sophie: Wait, a train? How long is it?
timur: Two and a half days, Sophie
sophie: I will need more books
masha: 😂

masha: Палатки. Кто что берёт?
alexey: Палатки и газ за мной, горелок будет две. Если у кого есть лишний тент, скажите до четверга
artem: Тент есть, 3 на 4, тяжёлый, но под ним все сядем
vera: Палатку-шатёр с прошлого года могу отдать, она в кладовке
nikita: мою не возьму там молния умерла
alexey: кто с кем спит?
timur: Я с Никитой, он хотя бы не храпит
nikita: а ты храпишь
timur: Это другое
lena: Мы с Машей в двойке
sophie: I go with Vera if she does not mind
vera: Only if you bring the French chocolate
~ 25m
dmitry: Следовательно, я один? Превосходно. Наконец-то высплюсь

dmitry: Аптечку беру на себя. Составил список, прошу дополнить¶¶— пластыри, бинты, эластичный бинт¶— обезболивающее¶— от живота¶— от аллергии¶— крем от солнца¶— пинцет для клещей
masha: Клещи!! Надо проверить, у всех ли есть прививка
lena: У меня есть
artem: Ставил в марте
timur: Нет, но успею. Запишусь на этой неделе
nikita: меня клещи не едят
vera: Это ты им просто не понравился
dmitry: Прошу отнестись серьёзно. Страховка от клеща стоит 640 рублей, оформим всем разом
alexey: поддерживаю, скинь ссылку
dmitry: https://strahovka.example/tourist Просто укажите даты с 17 по 29 июля
sophie: What is a "klesch"?
lena: A tick, Sophie. Small and very unpleasant
sophie: I begin to regret 😅

vera: Я за раскладку по еде. У кого какие ограничения?
lena: Я не ем мясо, рыбу можно
sophie: No allergies. But please, not only buckwheat
nikita: гречку не надо
artem: Орехи мне нельзя
timur: Мне всё можно и побольше
vera: Поняла. Завтраки: овсянка, пшёнка, омлет сухой. Ужины: паста, рис с нутом, булгур, картошка сушёная
vera: Перекусы каждый берёт себе сам. Сыр и шоколад общие
alexey: кофе! кто отвечает за кофе
artem: Я! Возьму ручную мельницу
dmitry: Артём, я всегда знал, что вы приличный человек
vera: Вес на человека выходит 620 г в день, это терпимо

artem: Трекер пришёл. Буду отмечать точки, дома увидят, где мы
alexey: супер. сколько живёт?
artem: Пишут 40 часов, но на холоде меньше. Беру два пауэрбанка
masha: А спутниковый телефон?
timur: Дорого. На перевале ловит, у озёр нет
artem: Трекер умеет отправить SOS через спутник, этого хватит
vera: Мама успокоилась, когда я ей это показала 🙂
alexey: мне она звонила трижды
artem: Прошивку обновил, зарядил. Всё работает
~ 2h
artem: Ссылка для родных: https://treker.example/altai-7 , можно давать всем

lena: Вопрос по обуви. Кроссовки или ботинки?
masha: Ботинки. Высокие. Там курумник
lena: Что такое курумник? 😳
masha: Это такие каменные реки. Красиво, но ноги жалко
nikita: я в кедах ходил
vera: И потом неделю хромал
nikita: зато красиво
timur: Лена, посмотри вот эти, у меня такие третий год https://shop.example/boots/trek-mid
lena: 11 900 🙈
timur: У нас на работе скидка, заберу тебе за 8 200
lena: Ты лучший!

timur: Нашёл водителя от Барнаула до Мульты. 10 часов, два микроавтобуса
masha: Сколько?
timur: 42 тысячи туда и обратно на всех
alexey: делим на девять, меньше пяти. нормально
dmitry: Прошу учесть, что меня укачивает. Претендую на переднее сиденье
nikita: меня тоже укачивает
timur: Никита, тебя укачивает от работы
nikita: не поспоришь
masha: Бронируй, Тимур. Предоплата нужна?
timur: Да, десять тысяч. Уже перевёл, потом сочтёмся

sophie: Question about visas and permits: do I need anything special near the border?
masha: Yes, a border zone pass for foreigners, I will apply for you. It takes up to 60 days
sophie: Thank you! What do you need from me?
masha: Passport scan, address, dates. Better send it tonight
sophie: Sent to your mail
masha: Got it, applied ✅
~ 3h
alexey: Sophie, и возьми тёплую куртку
alexey: sorry. A warm jacket. It is about +4 at dawn
sophie: In July?!
alexey: in July
sophie: What a country ❤️
`)
