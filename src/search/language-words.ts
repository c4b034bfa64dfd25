/** Small words that are frequent in a language and are no English ones; as they are written, in lower case. */
export const small: Readonly<Record<string, string>> = {
  german:
    'der das und ist nicht ich wir wie ein eine einen auf mit für von zu den dem im sind wird warum was kann mein unser immer neu geht nach bei auch oder sich nicht kein keine noch hilfe fehler wer wo alle mehr gibt zum heute wann bin habe',
  french:
    'le la les des est pas je nous une un dans pour sur avec que qui comment pourquoi mon notre ne au aux du et ou il elle sont fait faire marche quoi depuis aide erreur en plus',
  spanish:
    'el los las es no una un en para con que como por qué cómo mi nuestro se del al y está están son hay cuando donde puedo hacer ayuda sin error muy nadie todo cuál quién',
  portuguese:
    'o os as um uma não em para com que como por está são meu nosso do da no na e ou quando onde posso fazer ajuda sem muito ninguém tudo qual fica',
  italian:
    'il lo gli è non un una per con che come perché mio nostro del della di e o quando dove posso fare sono aiuto senza molto nessuno tutto',
  dutch:
    'de het een niet ik wij hoe met voor van naar zijn wordt waarom wat kan mijn onze en of bij ook geen nog werkt hulp alles niemand',
  polish:
    'nie jest się na do jak co czy dlaczego mój nasz z w i to od po dla przez są nie pomoc błąd wszystko nikt kto gdzie kiedy',
  swedish:
    'och är inte jag vi hur en ett på med för av till varför vad kan min vår eller när hjälp allt ingen',
  turkish: 've bir bu için ile nasıl neden ne değil var yok mi benim bizim yardım çok her',
};

/** English words, or short for something in the field. */
export const englishToo =
  'in no on me an as do or to a i is was hat kan van of at be he for we so war die man am den per come fare sure son error en plus alle comment do';

/** The same in many languages, and said of anything. */
export const international =
  'server service site page client system message production application error problem';

/** What is run and used, as people of other languages call it; without marks above letters. */
export const things = `
dienst datenbank datenbanken festplatte speicher speicherplatz zertifikat netzwerk verbindung warteschlange kunden benutzer nutzer
anmeldung bereitstellung sicherung passwort schlussel seite abfrage
serveur serveurs donnees disque memoire reseau connexion utilisateurs deploiement sauvegarde requete requetes paiements
servidor servidores datos memoria certificado conexion sesion usuarios clientes despliegue contrasena pagina pagos correo sitio consulta
banco dados fila conexao rede usuarios implantacao senha pagamentos
dati certificato rete connessione utenti distribuzione
schijf geheugen certificaat netwerk verbinding gebruikers
serwer baza danych dysk pamiec certyfikat siec polaczenie uzytkownicy wdrozenie
servern databas minne certifikat natverk anslutning anvandare
sunucu veritabani bellek sertifika baglanti kullanicilar dagitim
`;

/** That something is wrong with it. */
export const troubles = `
ausgefallen ausfall kaputt langsam voll abgelaufen antwortet reagiert hangt haengt gestort storung gestoert abgesturzt abgestuerzt uberlastet
ueberlastet erreichbar geloscht geloescht verloren funktioniert
panne lente lenteur plein pleine refusee supprime perdu redemarre repond fonctionne bloque casse tombe tombee echoue echec plante
caido caida caidos caidas cayo lento lenta lleno llena caducado vencido fallo fallos falla fallan fallando rechazada borrado perdido reinicia
responde funciona funcionan bloqueado roto
caiu cairam cheio cheia falha falhas falhando expirado recusada apagado travado travou quebrado
pieno piena scaduto rifiutata cancellato perso riavvia risponde bloccato rotto caduto guasto
traag kapot verlopen geweigerd verwijderd reageert storing
awaria wolny wolno pelny wygasl odrzucone usuniety dziala zawiesil
langsam nere trasig svarar fungerar
yavas dolu doldu coktu reddedildi calismiyor bozuk
`;
