import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'a abrir acabou acolhimento agora ainda ajuda ajudar aldeia aldeias algo algum alguma algumas alguns alguém ali aluno alunos ano anos antes ao aos apenas apoio aprender aquela aquele aqui as assim atrás até bem boa bom bons buscar cada casa casas caso centro centros cerca certo cidade cidades cinco coisa coisas colegas com começar como compartilhar concelho connosco conseguem conseguir contar contra cooperação criança crianças criar câmara câmaras da dado dar das de deixar dela dele demais dentro depois desde deve devem dez dia dias dinheiro disse diz dizem do dois dos durante dá dão e edifício edifícios ela elas ele eles eletrónico em encontrar entanto entre equipa equipamento equipas era eram escola escolas essa essas esse esses esta estar estas estava este estes está estão eu europeia europeias europeu europeus exemplo experiência explicar falar falta faltam família famílias faz fazem fazemos fazer fica ficar ficou fim foi fora foram forma formação freguesia funciona funcionar gente geral gestão gostaríamos gostava grande grandes grupo haver hoje há ideia ideias igual importante ir isso isto jovem jovens junto juntos já lado levar lhe lhes locais local logo longe lugar lá mais mal mandar maneira manhã mas material me meio melhor melhorar menos meses mesmo meu mil milhão milhões minha modo momento morador moradores mostrar muita muitas muito muitos mulher mulheres mundo municipais municipal município municípios munícipe munícipes método mês móvel na nas nem nenhum no nome nos nossa nossas nosso nossos nova novas novo novos num numa nunca não nós o obrigado oferecemos oferecer onde ontem os ou outra outras outro outros para parece parte passa passado passar país pedir pela pelas pelo pelos pensar pequena pequenas pequeno pequenos perto pessoa pessoas plano pode podem podemos poder poderiam pois ponto pontos por porque possível pouca pouco poucos precisa precisamos precisar primeira primeiro procuramos procurar programa projeto projetos próprio próximo publico pôr pública públicas público públicos quais qual quando quanto quantos quase quatro que quem quer querem queremos querer queria quinze razão realmente receber rede região resto russo sabe sabem sabemos saber sair sala se seguir segundo sei seis sem sempre ser seria serviço serviços será sete seu seus si sido sistema sob sobre sociais social somos sua suas são sítio só tal também tanto tem temos tempo ter tinha tipo toda todas todo todos tomar trabalha trabalham trabalhar trabalho trás três tu tudo tão técnica técnico técnicos têm ucraniana ucraniano ucrânia um uma umas uns usar vai vamos velha velhas velho velhos vem ver verdade vez vezes vida vila vilas vinda vinte vir vive viver vossa vossas vosso vossos vários vão zona à às água é és útil'.split(
    ' ',
  );

const past = 'ado ada ados adas ando ou aram ava avam';
const rules = [
  // feridos and ferida, enfermeiros and enfermeira; not porto and porta
  suffixRule(/(?<=ad|id|ic|eir|ari|iv|os|an)o$/u, 4, 'a as'),
  suffixRule(/o$/u, 6, 'a as'),
  suffixRule(/(?<=or)$/u, 4, 'a as'),
  // estação – estações, animal – animais, réptil – répteis, imagem – imagens, either way
  suffixRule(/ao$/u, 4, 'oes aes aos'),
  suffixRule(/oe$/u, 3, 'ao oes'),
  suffixRule(/(?<=[aeou])l$/u, 3, 'is'),
  suffixRule(/il$/u, 3, 'is eis'),
  suffixRule(/(?<=[aeou])i$/u, 4, 'l'),
  suffixRule(/m$/u, 3, 'ns'),
  suffixRule(/n$/u, 5, 'm'),
  suffixRule(/(?<=[rz])e$/u, 5, 'es'),
  // regar, vender, dividir, construir
  suffixRule(/ar$/u, 3, `ar a am amos ${past} ara arem`),
  suffixRule(/ar$/u, 4, 'e em acao acoes amento amentos'),
  suffixRule(/car$/u, 3, 'que quem'),
  suffixRule(/gar$/u, 3, 'gue guem'),
  suffixRule(/ear$/u, 4, 'eia eiam'),
  suffixRule(/er$/u, 3, 'er e em ido ida idos idas endo ia iam eu eram emos era erem a am'),
  suffixRule(/ir$/u, 3, 'ir e em ido ida idos idas indo ia iam iu iram imos ira irem a am'),
  suffixRule(/uir$/u, 3, 'ui oi oem'),
  // reabilitação and reabilitar, tratamento and tratado, atendimento and atender
  suffixRule(/acao$/u, 4, `ar am amos ${past}`),
  suffixRule(/amento$/u, 4, `ar am amos ${past}`),
  suffixRule(/imento$/u, 4, 'er ir ido ida idos idas em emos'),
  suffixRule(/agem$/u, 5, `ar amos ${past}`),
];

/** Portuguese: plurals, the feminine, the commonest verb forms; a pronoun after a hyphen is a word of its own. */
export const portugueseInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', new Set(['', 's', 'es'])],
    ['s', new Set(['', 's'])],
  ]),
  shortestStem: () => 5,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: formsBySuffix(rules),
};
