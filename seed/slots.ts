import type { Locale } from '#contracts/users.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at))

type SlotValues = Readonly<Record<Locale, readonly string[]>>

const inBoth = (values: readonly string[]): SlotValues => ({ ru: values, en: values })

/** What dialogues leave open, per language, the entries in the same order, so that both mean the same. */
export const SLOTS: Record<string, SlotValues> = {
  morning: inBoth(['6:50', '7:10', '7:40', '8:05', '8:30', '9:00', '9:20', '7:25', '8:45']),
  noon: inBoth(['12:30', '13:00', '13:15', '14:00', '14:20', '15:30', '11:45', '15:00']),
  evening: inBoth(['18:30', '19:00', '19:15', '19:40', '20:00', '20:30', '18:45', '21:00']),
  minutes: inBoth(['5', '10', '15', '20', '25']),
  few: inBoth(['2', '3', '4']),
  many: inBoth(range(5, 9)),
  row: inBoth(range(11, 96)),
  flat: inBoth(range(5, 118)),
  km: inBoth(range(5, 14)),
  gate: inBoth(range(3, 58)),
  price: inBoth(['1 200', '850', '2 400', '640', '3 100', '1 750', '980', '4 300', '2 050', '560']),
  score: inBoth(['3:2', '4:1', '5:4', '2:2', '6:3', '7:5', '1:0']),
  day: {
    ru: ['в субботу', 'в воскресенье', 'в пятницу', 'в четверг', 'во вторник', 'в среду'],
    en: ['on Saturday', 'on Sunday', 'on Friday', 'on Thursday', 'on Tuesday', 'on Wednesday'],
  },
  cafe: {
    ru: ['«Наутилусе»', '«Тёплом углу»', '«Кедре»', '«Доме 12»', '«Пельмене и кофе»', '«Старом трамвае»', '«Чайке»'],
    en: ['Nautilus', 'Warm Corner', 'Cedar', 'House 12', 'Dumpling & Coffee', 'Old Tram', 'Seagull'],
  },
  metro: {
    ru: ['«Сокольников»', '«Таганской»', '«Курской»', '«Пражской»', '«Тульской»', '«Полянки»', '«Бауманской»'],
    en: ['Sokolniki', 'Taganskaya', 'Kurskaya', 'Prazhskaya', 'Tulskaya', 'Polyanka', 'Baumanskaya'],
  },
  city: {
    ru: ['Казань', 'Калининград', 'Томск', 'Самара', 'Тбилиси', 'Пермь', 'Ереван'],
    en: ['Kazan', 'Kaliningrad', 'Tomsk', 'Lyon', 'Tbilisi', 'Perm', 'Yerevan'],
  },
  citySome: inBoth(['Суздаль', 'Тулу', 'Коломну', 'Выборг', 'Переславль', 'Тарусу', 'Калугу']),
  dishAcc: inBoth(['борщ', 'плов', 'лазанью', 'шарлотку', 'солянку', 'рыбный пирог', 'голубцы', 'утку с яблоками']),
  film: {
    ru: [
      '«Солярис»',
      '«Зеркало»',
      '«Осенний марафон»',
      '«Амели»',
      '«Прибытие»',
      '«Небо над Берлином»',
      '«Мой сосед Тоторо»',
    ],
    en: ['Solaris', 'Mirror', 'Autumn Marathon', 'Amélie', 'Arrival', 'Wings of Desire', 'My Neighbour Totoro'],
  },
  book: {
    ru: [
      '«Имя розы»',
      '«Пикник на обочине»',
      '«Сто лет одиночества»',
      '«Девять рассказов»',
      '«Дар»',
      '«Золотой телёнок»',
      '«Вино из одуванчиков»',
      '«Дом, в котором»',
      '«Остаток дня»',
    ],
    en: [
      'The Name of the Rose',
      'Roadside Picnic',
      'One Hundred Years of Solitude',
      'Nine Stories',
      'The Gift',
      'The Little Golden Calf',
      'Dandelion Wine',
      'The Gray House',
      'The Remains of the Day',
    ],
  },
  weather: {
    ru: ['+8 и дождь', 'ветер с дождём', 'туман', 'ливень до вечера', 'солнце, но холодно', '+11 и морось', 'гроза'],
    en: ['+8 and rain', 'wind and rain', 'fog', 'a downpour till evening', 'sunny but cold', 'drizzle', 'thunder'],
  },
}
