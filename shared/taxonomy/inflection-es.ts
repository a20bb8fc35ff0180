import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'a acogida acá agua ahora al alcalde alcaldía algo alguien alguna algunas algunos algún allí alumno alumnos ante antes apenas apoyo aprender aquel aquella aquí así aunque ayer ayuda ayudar ayuntamiento ayuntamientos año años aún bajo bastante bien buen buena bueno busca buscamos buscar cada casa casas casi caso centro centros cerca cierto cinco ciudad ciudades claro colaborar colegas como con conseguir contar contra cooperación cosa cosas crear creemos cual cuando cuanto cuatro cuenta cuya cuándo cuánto cómo da dado dan dar de debe deben decir dejar del demás dentro desde deseamos después dice dicen diez dinero distinta donde dos durante día días dónde e edificio edificios ejemplo el ella ellas ellos empezar en encontrar entonces entre enviar equipamiento equipo equipos era eran es esa esas escuela escuelas ese eso esos esta estar este estimados esto estos está están europea europeas europeo europeos experiencia explicar falta faltan familia familias fin forma formación fue fuera funciona funcionar ganas general gente gestión gracias gran grande grandes grupo gusta gustaría ha haber habla hablar habría habíamos hace hacemos hacen hacer hacia han hasta hay haya hecho hemos hombre hombres hoy idea ideas igual importante interesa interesados ir joven juntos jóvenes la lado largo las le les llega llegar lleva llevamos llevar lo local locales los luego lugar mal mandar manera material mayoría mañana me mejor mejorar menos mes meses mi mientras mil millones mirar mismo modo momento mucha mucho muchos mujer mujeres mundo municipal municipales municipio municipios muy más método móvil nada necesita necesitamos ni ningún niña niñas niño niños no nombre nos nosotros nuestra nuestras nuestro nuestros nueva nuevas nuevo nuevos nunca o ofrecemos ofrecer otra otras otro otros para parece parte pasa pasado pasar país pedir pensar pequeña pequeñas pequeño pequeños pero persona personas plan poco pocos podemos poder podríamos poner por porque posible primer primera primero primeros programa pronto propio provincia proyecto proyectos próximo pueblo pueblos puede pueden pues puesto punto puntos pública públicas público públicos que queda quedan quedar quedarse queremos querer quien quiere quisiéramos quizá quién qué realmente recibir red región resto rusa ruso sabe sabemos saben saber sacar sala salir se sea sean seguir según ser servicio servicios si siempre siete sigue sin sino sistema sobre social sociales solo somos son su sube sus sí sólo tal también tampoco tan tanto te tenemos tener tiempo tiene tienen tipo toda todas todavía todo todos tomar trabaja trabajar trabajo tras tres tu técnica técnico técnicos u ucrania ucraniana ucraniano un una unas uno unos usar va vamos van varios veces vecino vecinos ver verdad vez vida vieja viejas viejo viejos viene vive vivir volver vuelta y ya yo zona él útil'.split(
    ' ',
  );

const past = 'ado ada ados adas ando aba aban aron';
const rules = [
  // heridos and herida, mineros and minera; not puerto and puerta
  suffixRule(/(?<=ad|id|ic|er|ari|iv|os|an)o$/u, 4, 'a as'),
  suffixRule(/o$/u, 6, 'a as'),
  suffixRule(/(?<=or|on|al)$/u, 4, 'a as'),
  suffixRule(/(?<=[dlnr])e$/u, 5, 'es'),
  suffixRule(/z$/u, 3, 'ces'),
  // regar, perder, dividir, with se, lo and nos
  suffixRule(/ar(?:se)?$/u, 3, `ar a an amos ${past} e en ara aran arse arlo arla arlos arlas arnos`),
  suffixRule(/ar$/u, 4, 'acion aciones amiento amientos'),
  suffixRule(/zar(?:se)?$/u, 3, 'ce cen'),
  suffixRule(/car(?:se)?$/u, 3, 'que quen'),
  suffixRule(/gar(?:se)?$/u, 3, 'gue guen'),
  suffixRule(/er(?:se)?$/u, 3, 'er e en o ido ida idos idas iendo ia ian io ieron emos era eran a an erse erlo erla'),
  suffixRule(/ir(?:se)?$/u, 3, 'ir e en o ido ida idos idas iendo ia ian io ieron imos ira iran a an irse irlo irla'),
  suffixRule(/truir$/u, 3, 'truye truyen truyo truyeron truyendo'),
  suffixRule(/ducir$/u, 2, 'duce ducen duzca'),
  // rehabilitación and rehabilitar, tratamiento and tratado
  suffixRule(/acion$/u, 4, `ar ${past} an amos`),
  suffixRule(/amiento$/u, 4, 'ar ado ada ados adas an amos'),
];
const bySuffix = formsBySuffix(rules);
const stressed = /([eo])([^aeiou]{1,3})[aei]r(?:se)?$/u;
const doubled: Readonly<Record<string, string>> = { e: 'ie', o: 'ue' };

/** Spanish: plurals, the feminine, the commonest verb forms; also calentar – calienta, dormir – duerme. */
export const spanishInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([
    ['', new Set(['', 's', 'es'])],
    ['s', new Set(['', 's', 'ses'])],
  ]),
  shortestStem: () => 5,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: (word, ending) => {
    const [verb, vowel = '', rest = ''] = stressed.exec(word) ?? [];
    const forms = bySuffix(word, ending);
    if (verb === undefined || word.length - verb.length < 1) return forms;
    const stem = word.slice(0, -verb.length) + (doubled[vowel] ?? '') + rest;
    return stem.length < 4 ? forms : [...forms, { stem, tails: new Set(['a', 'an', 'o', 'e', 'en']) }];
  },
};
