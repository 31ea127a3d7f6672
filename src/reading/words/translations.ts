// Words of other languages that stand in headers, labels and status cells, so that the same shapes are found in them.

const english: Record<string, readonly string[]> = {
  requirement: ['требование', 'требования', 'anforderung', 'anforderungen', 'exigence', 'exigences', 'requisito', 'requisitos'],
  scenario: ['сценарий', 'сценарии', 'szenario', 'szenarien', 'scénario', 'escenario'],
  invariant: ['инвариант', 'инварианты', 'invariante', 'invarianten'],
  test: ['тест', 'тесты', 'тест-кейс', 'тест-кейсы', 'тестовые случаи', 'testfall', 'testfälle', 'cas de test', 'prueba', 'pruebas'],
  suite: ['набор тестов', 'сьют', 'testsuite', 'test-suite'],
  status: ['статус', 'состояние', 'покрытие', 'zustand', 'abdeckung', 'statut', 'estado'],
  metric: ['метрика', 'метрики', 'metrik', 'metriken', 'métrique', 'métrica'],
  alert: ['алерт', 'алерты', 'оповещение', 'alarm', 'alarme', 'alerte', 'alerta'],
  priority: ['приоритет', 'priorität', 'priorité', 'prioridad'],
  severity: ['серьезность', 'серьёзность', 'важность', 'schweregrad', 'sévérité', 'severidad'],
  owner: ['владелец', 'ответственный', 'verantwortlich', 'verantwortlicher', 'besitzer', 'responsable'],
  task: ['задача', 'aufgabe', 'tâche', 'tarea'],
  name: ['название', 'имя', 'bezeichnung', 'titel', 'nom', 'nombre'],
  description: ['описание', 'beschreibung', 'descripción'],
  duration: ['длительность', 'продолжительность', 'dauer', 'durée', 'duración'],
  command: ['команда', 'befehl', 'commande', 'comando'],
  verifies: ['проверяет', 'prüft', 'vérifie', 'verifica'],
  'expected behavior': ['ожидаемое поведение', 'erwartetes verhalten'],
  comments: ['комментарий', 'комментарии', 'bemerkung', 'bemerkungen', 'anmerkungen', 'commentaires'],
  term: ['термин', 'begriff', 'terme', 'término'],
  definition: ['определение', 'bedeutung', 'définition', 'definición'],
  covered: ['покрыто', 'покрыт', 'выполнено', 'готово', 'есть', 'да', 'abgedeckt', 'erledigt', 'fertig', 'ja', 'couvert', 'cubierto'],
  partial: ['частично', 'teilweise', 'partiellement', 'parcial'],
  none: ['нет', 'не покрыто', 'отсутствует', 'nicht abgedeckt', 'fehlt', 'nein', 'aucun', 'ninguno'],
  planned: ['запланировано', 'планируется', 'в работе', 'geplant', 'offen', 'in arbeit', 'prévu', 'planificado'],
};

const byWord = new Map(Object.entries(english).flatMap(([word, others]) => others.map((other) => [other, word] as const)));

/** The English word for a header, label or status in another language; the text itself where none is known. */
export function inEnglish(text: string): string {
  return byWord.get(text) ?? text;
}
