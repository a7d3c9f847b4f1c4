"""Names of people, courses, readiness, components and data in further tools and languages (form: ``portfolio``).

Exports of learning platforms, lists of networks, catalogues of data and assets, maturity models; English first, then
German, French, Spanish, Portuguese, Italian, Dutch, Polish, Norwegian.
"""

from __future__ import annotations

from axonix_desktop.core.importing.names.broader import OWNER, UNIT

_GIVEN = "imie; jmeno; fornamn; etunimi; given names; legal first name; ~nome"
_FAMILY = (
    "cognome; nazwisko; prijmeni; efternamn; sukunimi; legal last name; family names; apellido paterno; "
    "primer apellido; ultimo nome; efternavn"
)
_UNIT_MORE = (
    "cost centre; cost center; business group; fachbereich; ressort; sektor; settore; ufficio; secretaria; "
    "dzial; jednostka; lotacao; pole; unidad organizativa; diretoria; gerencia; dienst; team name; "
    "~standort; ~city; ~hub"
)
_AREA = f"{UNIT}; {_UNIT_MORE}"

WIDER_PEOPLE: dict[str, dict[str, str]] = {
    "person": {
        "name.given": _GIVEN,
        "name.family": _FAMILY,
        "business_unit_id": _UNIT_MORE,
    },
    "enrolment": {
        "person_id": (
            "user fullname; learner fullname; employee fullname; staff member name; team member name; delegate name; "
            "attendee full name; surname first name; person full name; trainee full name; student full name; "
            "user display name; mitarbeitende; teilnehmende person; nom du collaborateur; nom apprenant; "
            "nom du salarie; salarie; nom et prenom du participant; nombre del colaborador; nombre del empleado; "
            "nombre del trabajador; trabajador; asistente; estudiante; nome do empregado; empregado; servidor; "
            "treinando; discente; partecipante; nominativo; nome partecipante; collaboratore; cursist; collega; "
            "imie i nazwisko uczestnika; uzytkownik; ~agent; ~login"
        ),
        "person_id.given": _GIVEN,
        "person_id.family": _FAMILY,
        "person_id.business_unit_id": _UNIT_MORE,
        "course_id": (
            "learning object; learning object name; course module; video title; playlist; certification title; "
            "badge name; credential; credential name; exam; exam name; webinar; webinar title; bootcamp; "
            "learning pathway; pathway; pathway name; path name; mandatory training name; training module name; "
            "nom du module; formation suivie; accion formativa; nombre del modulo; curso realizado; "
            "capacitacion recibida; nome da capacitacao; titolo formazione; modulo formativo; attivita formativa; "
            "titolo del modulo; naam opleiding; leeractiviteit; nazwa kursu; temat szkolenia; tytul szkolenia; "
            "kursusnavn; utbildningsnamn; ~program; ~program name; ~stage; ~evento; modul; kursmodul; lernmodul"
        ),
        "status": (
            "course result status; training outcome; learning status; assignment status; certification status; "
            "activity status; item status; progress state; lesson status; module completion; completion; "
            "abgeschlossen ja nein; bestanden ja nein; lernstatus; kursstatus; statut de completion; "
            "statut formation; valide; reussi; estado de finalizacion; situacao final; status do treinamento; "
            "concluido sim nao; stato completamento; stato corso; superato; geslaagd; status training; "
            "status szkolenia; zaliczone; ukonczone; bestatt; gjennomfort j n; ~resultado; ~risultato; ~resultaat; "
            "~lernfortschritt; ~result; ~outcome"
        ),
        "percent": (
            "taux de completion; taux avancement; porcentaje de avance; porcentaje completado; "
            "percentual de conclusao; percentual concluido; avanzamento; percentuale completamento; "
            "voortgang percent; postep; fremdrift percent; progression; lernfortschritt; lernstand; "
            "completion percentage percent"
        ),
        "score": (
            "exam grade; course grade; highest score; last score; latest score; score obtained; points earned; "
            "post assessment score; note obtenue; score obtenu; nota obtenida; puntaje obtenido; "
            "calificacion obtenida; nota alcancada; aproveitamento; voto esame; punteggio finale; eindcijfer; "
            "behaalde score; wynik testu; ocena koncowa"
        ),
        "enrolled_on": (
            "time enrolled; enrolled; enrolled date; enrolled at; assigned; assigned at; assignment start; "
            "date registered; registration date time; started date; zugewiesen am; eingeschrieben am; angemeldet am; "
            "inscrit le; date affectation; fecha de asignacion; fecha asignacion; fecha inscripcion; "
            "data de inscricao; data de matricula; inscrito em; data di iscrizione; iscritto il; toegewezen op; "
            "datum inschrijving; data zapisu; data przypisania; pameldt dato; tildelt dato"
        ),
        "due_on": (
            "fecha compromiso; fecha de vencimiento del curso; prazo final; streefdatum; uiterste datum; "
            "termin ukonczenia; frist dato; zu erledigen bis; a completer avant; completare entro"
        ),
        "completed_on": (
            "time completed; completed time; date of pass; pass date; passing date; date taken; taken on; "
            "awarded on; award date; certificate issued on; certified date; ended on; finished date; "
            "completion timestamp; datum abschluss; bestanden am; erledigt am; date de reussite; date de validation; "
            "valide le; termine le; acheve le; suivi le; fecha de culminacion; fecha de aprobacion; "
            "fecha finalizacion; completado el; finalizado el; data de termino; data fim; finalizado em; data fine; "
            "data superamento; data conseguimento; conseguito il; behaald op; afrondingsdatum; datum behaald; "
            "zakonczono; data zaliczenia; data zakonczenia; bestatt dato; avsluttet; ~finish; date earned; "
            "earned on; earned; date awarded; erworben am; obtenu le; obtenido el; obtido em"
        ),
        "expires_on": (
            "certificate expiry date; certification expiry date; certification expires; valid thru; valid through; "
            "expires at; next renewal; renewal due; renew by; refresher due date; recertify by; retake by; "
            "auffrischung fallig; date expiration; expire le; date de validite; fecha de vencimiento; valido hasta; "
            "vigencia hasta; vence el; caduca el; data de validade; vencimento; vence em; data scadenza; "
            "valido fino al; geldig t m; verloopt op; wazne do; data waznosci; utloper dato; exp date; expiry dt; "
            "certificate valid until"
        ),
        "cohort": (
            "training group; class group; gruppe; gruppo; groep; grupa; edition; edicion; edicao; edizione; turma"
        ),
        "person_id.email": (
            "user principal name; upn; login email; learner email address; work email address; primary email"
        ),
    },
    "champion": {
        "person_id": (
            "ai advocate; ai multiplier; ai sponsor contact; local champion; unit champion; department champion; "
            "lead champion; champion details; ki botschafter; ki botschafterin; ki beauftragter; "
            "ki verantwortlicher; ki lotse; ki scout; referent ia; correspondant; nom du referent; champion ia; "
            "embajadora; lider de ia; campeon; campeon de ia; embaixador de ia; campeao; campeao de ia; "
            "multiplicador; referente; ambassadore ia; campione; ai ambassadeur; aanspreekpunt; ambasador ai; "
            "ki ambassador; ~expert"
        ),
        "person_id.given": _GIVEN,
        "person_id.family": _FAMILY,
        "business_unit_id": _UNIT_MORE,
        "deputy_id": (
            "alternate contact; secondary champion; secondary contact; backup champion; back up; co champion; "
            "deputy champion; second contact; vertreter; vertreterin; ersatz; suppleance; adjoint; sustituto; "
            "substituto; vervanger; zastepca; vara; vice referente; champion 2"
        ),
        "since_on": (
            "onboarding completed; onboarding completed on; champion start; champion start date; active from; "
            "date joined network; joined network; bestellt am; benannt am; nominiert am; ernennung; nomme le; "
            "designe le; designado el; fecha de designacion; nomeado em; data de nomeacao; nominato il; data nomina; "
            "aangesteld op; data powolania; utnevnt dato"
        ),
        "wave": "onboarding cohort; rollout wave; launch wave; wave no; cohorte; ondata; golf; fala; edition",
        "hours_a_week": (
            "time allocation; time allocated; allocated time; hours committed; hours pledged; hours pledged week; "
            "committed hours week; weekly capacity; weekly commitment; zeitbudget; freistellung; stundenkontingent; "
            "temps alloue; temps dedie; temps consacre; dedicacion; horas dedicadas; horas semanales; dedicacao; "
            "horas semanais; ore settimanali; uren per week; godziny tygodniowo; timer i uken"
        ),
        "status": "active y n; activity; stan; aktiv; activo; ativo; attivo; actif",
        "last_check_in_on": (
            "last touch point; last contacted; last contact date; last catch up; last attended; last seen; "
            "letzter kontakt; letztes treffen; dernier contact; ultimo contacto; ultimo contato; laatste contact"
        ),
        "role": "champion tier; ambassador type; champion category; network tier; rolle im netzwerk; ~lead",
    },
    "course": {
        "code": (
            "~no; ~id; course ref; course reference; item code; lesson id; ref formation; id formation; id curso; "
            "id corso; kod kursu; codigo curso"
        ),
        "title": (
            "course offered; lesson; lesson title; learning asset; learning resource; pathway; unit title; class; "
            "modul; modulname; kursangebot; angebot; nom du module; nom formation; nombre del modulo; modulo; "
            "accion formativa; nome do modulo; titolo modulo; naam cursus; nazwa kursu; nazwa szkolenia; kursusnavn"
        ),
        "topic": (
            "learning area; competency; competence area; skill area; capability area; domaine de competence; "
            "kompetenzfeld; competencia; linea tematica; area di competenza; obszar tematyczny; skill; ~family"
        ),
        "level": ("course tier; learning level; target level; expertise; poziom; grado de dificultad; livello corso"),
        "role_families": (
            "who it for; who is this for; who for; relevant for; relevant roles; recommended for; designed for; "
            "persona; personas; participant profile; teilnehmerkreis; fur; pour qui; profils concernes; "
            "population cible; perfil; perfiles; para quien; publico; perfil do participante; a chi e rivolto; "
            "publico objetivo perfil; bestemd voor; grupa docelowa; odbiorcy"
        ),
        "is_mandatory": (
            "core elective; obligatory y n; pflicht ja nein; pflicht optional; obligatoire o n; obligatorio s n; "
            "obbligatorio s n; verplicht j n; obowiazkowe; must have; is compulsory; obligatorisk j n"
        ),
        "is_literacy": "ai act article 4; art 4 relevant; literacy relevant; ki kompetenz relevant",
        "duration_hours": (
            "length; length minute; run length; seat time; cpd hours; cpe credits; credit; duration minute; "
            "time required; time to complete; umfang; umfang stunden; unterrichtseinheiten; lerndauer; "
            "duree formation; nb heures; duracion; duracao; durata corso; studiebelasting; czas trwania; "
            "liczba godzin"
        ),
        "validity_months": (
            "refresh every; refresh after; retraining period; retrain every; repeat cycle; recertification period; "
            "certificate validity; recur every; frequency; renewal frequency; wiederholung nach; "
            "wiederholungsintervall; auffrischung alle; auffrischung nach; gultigkeitsdauer; recyclage; periodicite; "
            "periodicidad; renovacion; periodicidade; reciclagem; validita; herhaling; geldigheid; waznosc"
        ),
        "provider": (
            "content provider; course owner; training partner; external provider; run by; given by; lecturer; coach; "
            "schulungsanbieter; trainerin; durchfuhrung; animateur; intervenant; impartido por; facilitador; "
            "entidad; ministrado por; erogatore; opleider; dostawca; prowadzacy; ~owner"
        ),
        "notes": (
            "synopsis; abstract; summary; outline; agenda; inhalt; inhalte; contenu; contenido; conteudo; contenuti"
        ),
    },
    "readiness_item": {
        "use_case_id": ("ai initiative; ai project; project name; ai use case name; cas usage; projekt; toepassing"),
        "dimension": (
            "maturity pillar; capability area; capability domain; assessment area; assessment domain; "
            "assessment dimension; reifedimension; axe de maturite; dimension de maturite; eje; "
            "dimension de madurez; eixo; dimensao de maturidade; pilastro; dimensione di maturita; "
            "volwassenheidsdimensie; wymiar; obszar; ~building block; ~layer; ~cluster; ~theme name"
        ),
        "item": (
            "~sub dimension; ~subdimension; readiness statement; maturity statement; maturity criterion; "
            "assessment question; capability name; competency; sub area; sub domain; readiness factor; "
            "readiness check; reifegradkriterium; bewertungskriterium; aussage; critere de maturite; enonce; "
            "criterio de madurez; afirmacion; criterio de maturidade; afirmacao; criterio di maturita; stelling; "
            "volwassenheidscriterium; kryterium; stwierdzenie; pytanie; ~description"
        ),
        "score": (
            "today; current; current state score; current capability; current maturity rating; actual level; "
            "actual maturity; self rating; self evaluation; your score; your rating; average score; avg score; "
            "mean score; consensus score; baseline score; baseline; ist bewertung; heutiger stand; aktueller stand; "
            "erreichte stufe; niveau actuel; score actuel; nivel actual; puntaje actual; valoracion; calificacion; "
            "nivel atual; pontuacao; pontos; avaliacao; livello attuale; punteggio attuale; huidig niveau; "
            "huidige score; score huidig; ocena; poziom; poziom dojrzalosci; navaerende niva; ~state; current state"
        ),
        "evidence": (
            "reasoning; reason for score; score rationale; score justification; supporting comments; what we saw; "
            "begrundung bewertung; belege; commentaires justificatifs; sustento; observaciones evidencia; "
            "justificativa; osservazioni; toelichting; onderbouwing; uzasadnienie; dowody; ~rationale"
        ),
        "next_step": (
            "improvement plan; improvement opportunity; improvement measures; way forward; action to close gap; "
            "action needed; actions needed; suggested action; proposed action; roadmap item; how to improve; "
            "handlungsempfehlung; handlungsbedarf; verbesserung; verbesserungsmassnahme; empfehlung; "
            "action corrective; action amelioration; actions a mener; accion de mejora; acciones de mejora; "
            "recomendacion; acao de melhoria; acoes de melhoria; plano de acao; recomendacao; "
            "azione di miglioramento; raccomandazione; verbeteractie; aanbeveling; dzialanie; rekomendacja"
        ),
        "assessed_by": (
            "scored by name; rater; assessor; assessment lead; interviewer; bewertet durch; evalue par nom; "
            "calificado por; valutato da; beoordeeld door; beoordelaar; oceniajacy"
        ),
        "assessed_on": (
            "date scored; date of rating; date of survey; bewertet am; date de evaluation; evalue le; "
            "fecha de la evaluacion; data valutazione; datum beoordeling; beoordeeld op; data oceny"
        ),
    },
    "component": {
        "name": (
            "ci name; configuration item; reusable asset name; platform service; shared component; capability; "
            "capability name; product; product name; solution component; code asset; template name; prompt name; "
            "blueprint; reference architecture; standard pattern; artefact name; titel; bezeichnung; "
            "name des bausteins; dienst; service partage; nom; nom du service; nom de la brique; "
            "activo reutilizable; nombre; ativo reutilizavel; nome; nome componente; bouwblok; naam; nazwa; "
            "skladnik; komponent navn; ~ci"
        ),
        "component_kind": (
            "ci class; ci type; asset class; artefact category; artifact type; kind of asset; tier; soort component; "
            "art der komponente; nature; familia; famiglia; rodzaj; ~domain; ~subtype"
        ),
        "owner_id": OWNER
        + (
            "; maintained by; managed by; support owner; component lead; service manager; system owner; "
            "gepflegt durch; betreut von; maintenu par; gere par; mantenido por; mantido por; gestito da"
        ),
        "maturity": (
            "operational status; support status; release status; production readiness; adoption stage; trl level; "
            "~state; entwicklungsstand; statut; estado; estagio; stato; fase; stan; ~status"
        ),
        "is_published": (
            "published reuse; published for reuse; reusable y n; shareable; available for reuse; open for reuse; "
            "in catalogue; freigegeben; zur wiederverwendung; partage; reutilizable; reutilizavel; riutilizzabile"
        ),
        "is_mandatory": ("mandatory use; mandatory to use; must be reused; pflicht; verbindlich; imposed; vincolante"),
        "version": (
            "release version; current release; semver; tag; versionsnummer; version actuelle; wersja; "
            "latest release; release no"
        ),
        "reviewed_on": "last assessed; last assessment; last audit; last validated; zuletzt gepruft; revue le",
        "review_expires_on": ("end of support; end of life; support until; re review by; review expiry; gultig bis"),
        "link": (
            "git repository; git repo; repository; repo location; source location; code location; docs link; "
            "documentation; landing page; service page; api endpoint; artifact url; hyperlink; ~location; depot; "
            "lien depot; repositorio; enlace repositorio; link do repositorio; link repository; adres"
        ),
        "notes": "what it does; function; functionality; usage notes; funktion; zweck; role; funzione; ~scope",
    },
    "data_source": {
        "name": (
            "~full name; ~asset; dataset id name; data element; critical data element; data entity; "
            "data domain entity; source data; source dataset; information system; system of record; view name; "
            "object name; file name; table view; data holding; data resource; record series; quellsystem datensatz; "
            "datenobjekt; datentopf; source; nom du jeu de donnees; nom de la donnee; base de donnees; "
            "nombre del conjunto de datos; base de datos; nombre de la fuente; nome da base; base de dados; "
            "nome da fonte; nome dataset; nome della fonte; banca dati; insieme di dati; databron; naam databron; "
            "naam dataset; zbior danych; zrodlo danych; nazwa zbioru; baza danych; datasettnavn; datakilde navn"
        ),
        "owner_id": (
            "business data owner; data custodian; data trustee; technical steward; data product owner; asset owner; "
            "contact owner; contacts owner; data manager; fachverantwortliche; datenverantwortliche; "
            "datenverantwortung; data verantwortlicher; gestionnaire; responsable des donnees; dueno del dato; "
            "dueno de los datos; responsable del dato; custodio; curador; responsavel pelos dados; dono do dado; "
            "gestor do dado; proprietario del dato; responsabile dei dati; data eigenaar; gegevenseigenaar; "
            "bronhouder; wlasciciel danych; opiekun danych; dataansvarlig"
        ),
        "business_unit_id": _AREA,
        "sensitivity": (
            "data sensitivity level; sensitivity label; sensitivity classification; confidentiality class; "
            "information class; access classification; data protection level; privacy classification; privacy level; "
            "pii classification; gdpr class; restriction; schutzklasse; schutzstufe; vertraulichkeitsstufe; "
            "vertraulichkeitsklasse; datenklassifizierung; datenschutzklasse; niveau de sensibilite; "
            "niveau de confidentialite; classification de securite; nivel de sensibilidad; "
            "nivel de confidencialidad; clasificacion de seguridad; nivel de acesso; nivel de sensibilidade; "
            "classificacao da informacao; livello di riservatezza; classificazione dei dati; dataclassificatie; "
            "vertrouwelijkheidsniveau; classificatie; poufnosc; klasyfikacja; wrazliwosc; ~access rights; "
            "~classifications"
        ),
        "is_catalogued": (
            "registered; in data catalog; catalog entry; metadata available; metadata documented; "
            "listed in catalogue; published in catalogue; katalogeintrag; dokumentiert; im datenkatalog; referencee; "
            "documentee; documentado; catalogato; documentato; gecatalogiseerd; w katalogu"
        ),
        "quality_percent": (
            "dq index; dq rating; dq kpi; data quality rating; data quality level; data quality kpi; health score; "
            "trust score; quality level; quality kpi; datenqualitat in; dq wert; qualitatskennzahl; "
            "score de qualite; indice de qualite; indice de calidad; nivel de calidad; puntaje de calidad; "
            "indice de qualidade; nota de qualidade; qualita dei dati; qualita dato; indice di qualita; "
            "datakwaliteit; kwaliteitsscore; jakosc danych; jakosc; datakvalitetsscore"
        ),
        "checked_on": (
            "last profiled on; profiled on; last dq run; last quality assessment; last validated; "
            "quality measured on; dq checked on; zuletzt gepruft; qualitat gepruft am; derniere verification; "
            "ultima verificacion; ultima verificacao; ultima verifica; laatst gecontroleerd; data kontroli; "
            "~last run; last measured; last measured on; dq run date"
        ),
        "refresh": (
            "accrual periodicity; periodicity; update rate; refresh mode; ingestion frequency; extract frequency; "
            "sync frequency; load cycle; batch frequency; aktualisierungszyklus; aktualisierungsrhythmus; "
            "ladezyklus; ladefrequenz; lieferfrequenz; periodicite; rythme de mise a jour; frecuencia de carga; "
            "frequencia de carga; frequencia; frequenza di aggiornamento; frequentie; actualisatiefrequentie; "
            "czestotliwosc; czestotliwosc aktualizacji; oppdateres; ~sla; ~currency"
        ),
        "is_automated": (
            "automated ingestion; automated load y n; auto load; auto refresh; automatic load; automatic pipeline; "
            "pipeline automation; automatischer load; automatische beladung; automatisch; chargement automatique; "
            "automatique; carga automatica; automatica; carga automatizada; caricamento automatico; automatico; "
            "automatisch geladen; automatyczne; automatisk"
        ),
        "notes": (
            "dataset description; data description; what it contains; inhalt; contenu; contenido; conteudo; contenuto"
        ),
    },
}
