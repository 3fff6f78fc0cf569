import { Avatar } from '#components/ui/avatar.tsx'
import { Card, Row } from './card.tsx'

const PEOPLE = ['Алексей Воронов', 'Тимур Ахметов', 'Лена Орлова', 'Дмитрий Преображенский-Вяземский', 'Артём Ли']
const MORE = ['Sophie Laurent', 'Мама', 'Вера Сафина', '🌷', 'bob_the.builder', '«Кот» Матроскин', '李小龙']

export function AvatarsCard() {
  return (
    <Card title="Avatars">
      <Row>
        {[...PEOPLE, ...MORE].map((name, index) => (
          <Avatar key={name} id={index + 1} name={name} size={50} />
        ))}
      </Row>
      <Row>
        <Avatar id={20} name="Команда продукта" size={64} group />
        <Avatar id={21} name="Чтение по средам" size={42} group />
        <Avatar id={22} name="Маша Ковалёва" size={64} presence="online" />
        <Avatar id={23} name="Дмитрий Преображенский" size={54} presence="idle" />
        <Avatar id={24} name="Артём Ли" size={36} presence="online" />
        <Avatar id={25} name="Лена Орлова" size={26} presence="offline" />
        <Avatar id={26} name="Алексей Воронов" size={92} presence="online" />
      </Row>
    </Card>
  )
}
