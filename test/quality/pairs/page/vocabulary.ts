/** Words of interfaces: synonyms, then German, French and Spanish; `;` between languages, `|` between synonyms. */
const ENTRIES = `
save|store|keep|apply;speichern;enregistrer;guardar
cancel|dismiss|abort;abbrechen;annuler;cancelar
close|dismiss;schließen;fermer;cerrar
delete|remove|erase|discard;löschen;supprimer;eliminar
remove|delete;entfernen;retirer;quitar
edit|change|modify;bearbeiten;modifier;editar
add|new|create;hinzufügen;ajouter;añadir
create|add|new;erstellen;créer;crear
new|add|create;neu;nouveau;nuevo
search|find|look up;suche;rechercher;buscar
find|search;finden;trouver;encontrar
submit|send|confirm;absenden;envoyer;enviar
send|submit;senden;envoyer;enviar
login|sign in|log in;anmelden;connexion;iniciar sesión
logout|sign out|log out;abmelden;déconnexion;cerrar sesión
register|sign up|join;registrieren;s'inscrire;registrarse
password|passphrase;passwort;mot de passe;contraseña
user|member|account;benutzer;utilisateur;usuario
users|members|people;benutzer;utilisateurs;usuarios
username|user name|login;benutzername;nom d'utilisateur;nombre de usuario
name|title;name;nom;nombre
title|name|heading;titel;titre;título
email|e-mail|email address|mail;e-mail;courriel;correo
address|location;adresse;adresse;dirección
phone|telephone|mobile;telefon;téléphone;teléfono
home|start|overview;startseite;accueil;inicio
dashboard|overview|home;übersicht;tableau de bord;panel
overview|summary;überblick;aperçu;resumen
settings|preferences|options|configuration;einstellungen;paramètres;ajustes
options|settings|more;optionen;options;opciones
preferences|settings;präferenzen;préférences;preferencias
profile|account|my page;profil;profil;perfil
account|profile;konto;compte;cuenta
help|support;hilfe;aide;ayuda
about|about us;über;à propos;acerca de
contact|contact us|get in touch;kontakt;contact;contacto
next|forward|continue;weiter;suivant;siguiente
previous|back|prev;zurück;précédent;anterior
prev|previous|back;zurück;précédent;anterior
back|return|previous;zurück;retour;volver
continue|proceed|next;fortfahren;continuer;continuar
more|show more|see more;mehr;plus;más
view|show|see|open;ansehen;voir;ver
show|view|display;anzeigen;afficher;mostrar
open|view|launch;öffnen;ouvrir;abrir
read|view;lesen;lire;leer
upload|add file|attach;hochladen;téléverser;subir
download|get|save;herunterladen;télécharger;descargar
print|hard copy;drucken;imprimer;imprimir
copy|duplicate;kopieren;copier;copiar
share|send;teilen;partager;compartir
export|download|save as;exportieren;exporter;exportar
import|upload|load;importieren;importer;importar
refresh|reload|update;aktualisieren;actualiser;actualizar
update|save|refresh;aktualisieren;mettre à jour;actualizar
reset|clear|start over;zurücksetzen;réinitialiser;restablecer
clear|reset|empty;leeren;effacer;borrar
filter|refine|narrow;filtern;filtrer;filtrar
sort|order;sortieren;trier;ordenar
select|choose|pick;auswählen;choisir;seleccionar
all|every;alle;tous;todos
none|no;keine;aucun;ninguno
yes|ok|confirm;ja;oui;sí
no|never;nein;non;no
ok|okay|got it|confirm;ok;ok;aceptar
message|note|comment;nachricht;message;mensaje
messages|inbox|notes;nachrichten;messages;mensajes
comment|reply|note;kommentar;commentaire;comentario
comments|replies|discussion;kommentare;commentaires;comentarios
reply|answer|respond;antworten;répondre;responder
notifications|alerts;benachrichtigungen;notifications;notificaciones
tasks|to-dos|jobs;aufgaben;tâches;tareas
projects|work;projekte;projets;proyectos
project|work;projekt;projet;proyecto
files|documents;dateien;fichiers;archivos
file|document;datei;fichier;archivo
image|picture|photo;bild;image;imagen
images|pictures|photos;bilder;images;imágenes
gallery|pictures|album;galerie;galerie;galería
calendar|schedule|agenda;kalender;calendrier;calendario
date|day;datum;date;fecha
today|now;heute;aujourd'hui;hoy
month|period;monat;mois;mes
week|7 days;woche;semaine;semana
year|12 months;jahr;an;año
time|hour;zeit;heure;hora
price|cost|amount;preis;prix;precio
total|sum;gesamt;total;total
cart|basket|bag;warenkorb;panier;carrito
buy|purchase|order;kaufen;acheter;comprar
order|purchase;bestellung;commande;pedido
orders|purchases;bestellungen;commandes;pedidos
checkout|pay|place order;kasse;payer;pagar
product|item|article;produkt;produit;producto
products|items|catalogue;produkte;produits;productos
services|what we do;dienste;services;servicios
news|updates|latest;neuigkeiten;actualités;noticias
blog|journal|news;blog;blog;blog
description|details|summary;beschreibung;description;descripción
details|more info|information;einzelheiten;détails;detalles
status|state;status;état;estado
type|kind|category;typ;type;tipo
category|group|type;kategorie;catégorie;categoría
categories|groups|topics;kategorien;catégories;categorías
tags|labels|topics;schlagwörter;étiquettes;etiquetas
language|locale;sprache;langue;idioma
country|region;land;pays;país
city|town;stadt;ville;ciudad
state|region|province;bundesland;région;provincia
company|organisation|employer;firma;société;empresa
group|team;gruppe;groupe;grupo
groups|teams;gruppen;groupes;grupos
permissions|rights|access;berechtigungen;permissions;permisos
active|enabled|on;aktiv;actif;activo
enabled|active|on;aktiviert;activé;activado
tables|data;tabellen;tableaux;tablas
table|grid|list;tabelle;tableau;tabla
forms|inputs;formulare;formulaires;formularios
buttons|actions;schaltflächen;boutons;botones
charts|graphs|reports;diagramme;graphiques;gráficos
reports|analytics|charts;berichte;rapports;informes
widgets|components|blocks;widgets;widgets;widgets
pages|screens;seiten;pages;páginas
page|screen|sheet;seite;page;página
documentation|docs|manual;dokumentation;documentation;documentación
history|log|changes;verlauf;historique;historial
tools|utilities;werkzeuge;outils;herramientas
insert|add;einfügen;insérer;insertar
bold|strong;fett;gras;negrita
italic|emphasis;kursiv;italique;cursiva
underline|underscore;unterstreichen;souligner;subrayar
undo|revert;rückgängig;annuler;deshacer
redo|repeat;wiederholen;rétablir;rehacer
left|start;links;gauche;izquierda
right|end;rechts;droite;derecha
top|up;oben;haut;arriba
version|release;version;version;versión
forgot|lost;vergessen;oublié;olvidado
remember|keep;merken;se souvenir;recordar
first|given;vorname;prénom;nombre
last|family;nachname;nom;apellido
privacy|data protection;datenschutz;confidentialité;privacidad
terms|conditions;bedingungen;conditions;condiciones
number|no.|amount;nummer;numéro;número
quantity|amount|count;menge;quantité;cantidad
`;

interface Entry {
  readonly synonyms: readonly string[];
  /** German, French, Spanish. */
  readonly translations: readonly string[];
}

const entries: ReadonlyMap<string, Entry> = new Map(
  ENTRIES.trim()
    .split("\n")
    .map((line) => {
      const [english = "", ...translations] = line.split(";");
      const [word = "", ...synonyms] = english.split("|");
      return [word, { synonyms, translations }];
    }),
);

export const LANGUAGES = ["de", "fr", "es"] as const;

/** Other words for an interface word; empty when it is none. */
export const synonymsOf = (word: string): readonly string[] => entries.get(word.toLowerCase())?.synonyms ?? [];

/** The word in German (0), French (1) or Spanish (2). */
export const translationOf = (word: string, language: number): string | undefined =>
  entries.get(word.toLowerCase())?.translations[language];
