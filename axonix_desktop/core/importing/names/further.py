"""Names in further languages for the fields that trackers carry most (form: ``portfolio``).

Italian, Dutch, Swedish and Danish, Polish, Czech, Turkish, Indonesian, Vietnamese, Romanian, Ukrainian, Japanese,
Korean, Arabic, where common; and abbreviations that are at home in any of them.
"""

from __future__ import annotations

_PERSON = (
    "nome e cognome; dipendente; naam; medewerker; deelnemer; namn; anstalld; deltagare; medarbejder;"
    " imie i nazwisko; pracownik; uczestnik; jmeno; zamestnanec; ad soyad; calisan; katilimci; nama;"
    " nama lengkap; peserta; karyawan; ho va ten; ho ten; nhan vien; nume; angajat; піб; співробітник;"
    " 氏名; 名前; 社員名; 受講者; 이름; 성명; 참가자; الاسم; الموظف"
)
_OWNER = (
    "responsabile; referente; proprietario del rischio; verantwoordelijke; eigenaar; ansvarig; agare;"
    " ejer; odpowiedzialny; wlasciciel; osoba odpowiedzialna; odpovedna osoba; vlastnik; sorumlu; sahibi;"
    " sorumlu kisi; penanggung jawab; pic; pemilik; nguoi phu trach; nguoi chiu trach nhiem; responsabil;"
    " proprietar; відповідальний; власник; 担当者; 責任者; 担当; 담당자; 책임자; المسؤول; المالك"
)
_STATUS = (
    "stato; stato avanzamento; statuut; voortgang; stav; durum; durumu; trang thai; tinh trang; stare;"
    " stadiu; стан; статус; 状況; ステータス; 進捗; 상태; 진행상태; 진행 상황; الحالة"
)
_UNIT = (
    "reparto; ufficio; divisione; direzione; unita organizzativa; afdeling; organisatie; eenheid;"
    " avdelning; enhed; dzial; jednostka; departament; oddeleni; bolum; departman; birim; departemen;"
    " bagian; divisi; phong ban; bo phan; departament; compartiment; відділ; підрозділ; 部署; 部門; 組織;"
    " 부서; 조직; القسم; الإدارة"
)
_DESCRIPTION = (
    "descrizione; omschrijving; beschrijving; toelichting; beskrivning; opis; popis; aciklama; tanim;"
    " deskripsi; keterangan; uraian; mo ta; descriere; опис; 説明; 内容; 概要; 설명; 내용; الوصف"
)
_START = (
    "data inizio; inizio; data di inizio; begindatum; startdatum; start datum; borjan; data rozpoczecia;"
    " poczatek; zacatek; datum zahajeni; baslangic; baslangic tarihi; tanggal mulai; mulai; ngay bat dau;"
    " data inceput; дата початку; 開始日; 開始; 시작일; 시작; تاريخ البدء"
)
_DUE = (
    "data fine; fine; scadenza; data di fine; data scadenza; einddatum; eind; deadline datum; slutdatum;"
    " slutdato; forfallodatum; data zakonczenia; termin; koniec; termin dokonceni; datum ukonceni; bitis;"
    " bitis tarihi; son tarih; tanggal selesai; tenggat; batas waktu; ngay ket thuc; han chot; thoi han;"
    " data finalizare; termen; дата завершення; термін; 終了日; 期限; 期日; 締切; 종료일; 마감일; 완료일;"
    " تاريخ الانتهاء"
)
_PRIORITY = (
    "priorita; prioriteit; prioritet; priorytet; oncelik; prioritas; muc do uu tien; do uu tien;"
    " prioritate; пріоритет; 優先度; 우선순위; الأولوية"
)
_COST = (
    "costo; costo totale; importo; budget previsto; kosten; bedrag; totale kosten; kostnad; belopp;"
    " omkostninger; koszt; kwota; budzet; naklady; castka; maliyet; butce; tutar; biaya; anggaran;"
    " jumlah; chi phi; ngan sach; cost total; suma; вартість; бюджет; сума; 費用; コスト; 金額; 予算;"
    " 비용; 금액; 예산; التكلفة; المبلغ"
)
_NOTES = (
    "note; osservazioni; commenti; opmerking; opmerkingen; anteckningar; kommentarer; bemaerkninger;"
    " uwagi; notatki; poznamka; poznamky; notlar; aciklamalar; catatan; ghi chu; observatii; примітка;"
    " примітки; коментар; 備考; メモ; 비고; 메모; ملاحظات"
)

FURTHER: dict[str, dict[str, str]] = {
    "use_case": {
        "key": (
            "s n; sno; slno; srno; s no; rif; numero progressivo; volgnummer; lp; lp nr; stt; ma so; 番号; 번호; الرقم"
        ),
        "title": (
            "nome progetto; progetto; titolo; caso uso; attivita; iniziativa; projectnaam; project; titel;"
            " algoritme; taak; projektnamn; uppgift; opgave; nazwa; nazwa projektu; projekt; zadanie; nazev;"
            " nazev projektu; ukol; proje adi; proje; gorev; is; nama proyek; proyek; kegiatan; tugas; ten du an;"
            " du an; cong viec; nhiem vu; nume proiect; proiect; sarcina; назва; проєкт; назва проєкту; завдання;"
            " 案件名; プロジェクト名; タスク; タスク名; ユースケース; 件名; 프로젝트명; 프로젝트; 과제명; 작업;"
            " 작업명; المشروع; المهمة; اسم المشروع"
        ),
        "problem": (
            "problema da risolvere; probleem; problem do rozwiazania; masalah; van de; проблематика; 課題; 문제"
        ),
        "description": _DESCRIPTION + "; finalita; obiettivo; scopo; doel; korte omschrijving; syfte; formal;"
        " cel; ucel; amac; tujuan;"
        " muc tieu; scop; мета; 目的; 목적",
        "business_unit_id": _UNIT + "; government organisation; public organisation; ~ministerie; ~gemeente; ~stadt",
        "owner_id": _OWNER + "; ~dri; ~raci",
        "status": _STATUS,
        "stage": (
            "fase del progetto; stadio; ontwikkelfase; etap; faza; asama; tahap; tahapan; giai doan; etapa; етап;"
            " 段階; 단계"
        ),
        "priority": _PRIORITY,
        "vendor": (
            "fornitore; produttore; leverancier; leverantor; dostawca; dodavatel; tedarikci; vendor nama;"
            " nha cung cap; furnizor; постачальник; ベンダー; 業者; 공급업체; المورد"
        ),
        "risk_tier": (
            "livello di rischio; classe di rischio; risiconiveau; risiconiveau ai; riskniva; poziom ryzyka;"
            " uroven rizika; risk seviyesi; tingkat risiko; muc do rui ro; nivel de risc; рівень ризику;"
            " リスクレベル; 위험수준; 위험도"
        ),
        "expected_benefit": (
            "benefici; benefici attesi; vantaggi; baten; voordelen; nytta; fordele; korzysci; prinosy; fayda;"
            " faydalar; manfaat; loi ich; beneficii; вигоди; 効果; 期待効果; メリット; 기대효과; 효과"
        ),
        "cost_note": _COST,
        "start_on": _START,
        "target_on": _DUE,
        "notes": _NOTES,
        "ai_kind": "tecnologia ai; technologie ai; teknik; technologia; teknologi; cong nghe; tehnologie; 技術; 기술",
    },
    "raid": {
        "key": "s n; sno; slno; srno; ~r no; rid; rif; id rischio; risiconummer; id ryzyka; lp; stt; 番号; 번호",
        "title": (
            "rischio; nome rischio; evento di rischio; minaccia; risico; risiconaam; bedreiging; riskhandelse;"
            " ryzyko; nazwa ryzyka; zagrozenie; riziko; nazev rizika; hrozba; risk adi; tehlike; nama risiko;"
            " peristiwa risiko; ancaman; rui ro; ten rui ro; risc; ризик; назва ризику; загроза; リスク;"
            " リスク名; リスク項目; 위험; 리스크; 위험요소; 위험명; المخاطر; الخطر"
        ),
        "description": _DESCRIPTION + "; descrizione rischio; risico omschrijving; opis ryzyka; popis rizika;"
        " risk tanimi;"
        " deskripsi risiko; mo ta rui ro; ~causa; ~causa del rischio; ~oorzaak; ~orsak; ~przyczyna; ~pricina;"
        " ~neden; ~penyebab; ~nguyen nhan; ~cauza; ~причина; ~原因; ~원인",
        "owner_id": _OWNER,
        "probability": (
            "~p; ~l; prob; ~pr; likelihood l; probability p; probabilita; probabilita di accadimento; kans;"
            " waarschijnlijkheid; sannolikhet; sandsynlighed; prawdopodobienstwo; pravdepodobnost; olasilik;"
            " ihtimal; kemungkinan; probabilitas; xac suat; kha nang xay ra; probabilitate; імовірність;"
            " ймовірність; 確率; 発生確率; 発生可能性; 확률; 발생확률; 발생가능성; الاحتمالية"
        ),
        "impact": (
            "~i; ~s; sev; imp; impatto; gravita; gevolg; effect; ernst; konsekvens; paverkan; wplyw; skutek;"
            " skutki; dopad; etki; siddet; dampak; tingkat dampak; muc do anh huong; anh huong; impactul;"
            " gravitate; вплив; наслідки; 影響度; 影響; 重大度; 영향; 영향도; 심각도; الأثر; التأثير"
        ),
        "response": (
            "azioni; azione di mitigazione; misure; contromisure; piano di mitigazione; maatregel; maatregelen;"
            " beheersmaatregel; beheersmaatregelen; mitigerende maatregelen; atgard; atgarder; handling;"
            " foranstaltning; dzialania; dzialania zapobiegawcze; reakcja; plan dzialania; opatreni; reakce;"
            " onlem; onlemler; aksiyon; mitigasi; rencana mitigasi; penanganan; tindakan; tindakan pencegahan;"
            " bien phap; giai phap; bien phap giam thieu; masuri; actiuni; заходи; заходи реагування; план дій;"
            " 対策; 対応策; 対応; 대응방안; 대응; 조치; 대책; خطة التخفيف; الإجراء"
        ),
        "status": _STATUS,
        "due_on": _DUE,
        "notes": _NOTES,
    },
    "enrolment": {
        "person_id": _PERSON,
        "course_id": (
            "corso; nome corso; modulo; formazione; cursus; cursusnaam; training onderwerp; kursnamn; utbildning;"
            " kursus; kurs; szkolenie; nazwa szkolenia; temat; skoleni; nazev kurzu; egitim; egitim adi; konu;"
            " pelatihan; nama pelatihan; materi; topik; khoa hoc; dao tao; chu de; instruire; curs; навчання;"
            " 研修; 研修名; 講座名; コース; 科目; 교육; 교육명; 과정명; 과목; الدورة"
        ),
        "person_id.business_unit_id": _UNIT,
        "person_id.job_role": (
            "ruolo; qualifica; functie; roll; befattning; stanowisko; pozice; unvan; pozisyon; jabatan; posisi;"
            " chuc vu; functie; посада; 役職; 職種; 직급; 직책; الوظيفة"
        ),
        "status": _STATUS,
        "score": (
            "voto; punteggio; score punten; poang; wynik; ocena; hodnoceni; puan; not; nilai; skor; diem;"
            " punctaj; оцінка; 点数; 成績; 점수; 성적; الدرجة"
        ),
        "due_on": (
            "data corso; cursusdatum; data szkolenia; datum kurzu; tarih; egitim tarihi; tanggal;"
            " tanggal pelatihan; ngay; data cursului; дата навчання; 日付; 研修日; 実施日; 일자; 교육일; 날짜"
        ),
        "completed_on": (
            "data completamento; voltooid op; slutford; data ukonczenia; tamamlanma tarihi; tanggal selesai;"
            " ngay hoan thanh; data finalizarii; 完了日; 修了日; 수료일; 완료일"
        ),
        "notes": _NOTES,
    },
    "champion": {"person_id": _PERSON, "business_unit_id": _UNIT, "notes": _NOTES},
    "checklist_response": {
        "checklist_item_id": (
            "s no checklist; particulars; checkpoints; check list; controllo; verifica; domanda; requisito;"
            " controlepunt; vraag; eis; kontrollpunkt; fraga; krav; sprawdzenie; pytanie; wymaganie; kontrola;"
            " otazka; pozadavek; kontrol; soru; gereksinim; kontrol maddesi; pertanyaan; persyaratan;"
            " daftar periksa; noi dung kiem tra; yeu cau; cau hoi; intrebare; cerinta; питання; вимога;"
            " チェック項目; 確認項目; 要件; 質問; 점검항목; 체크리스트; 요구사항; 질문; البند; السؤال"
        ),
        "checklist_item_id.topic": (
            "categoria; argomento; sezione; categorie; onderwerp; kategori; omrade; obszar; kategoria; oblast;"
            " kategorie; alan; bolum; kategori; danh muc; nhom; categorie; domeniu; категорія; розділ; カテゴリ;"
            " 分類; 区分; 분류; 구분; 영역"
        ),
        "status": _STATUS + "; esito; conforme si no; voldoet; uppfyllt; spelniono; wynik; splneno; uygun;"
        " sonuc; evet hayir;"
        " sesuai; hasil; ket qua; dat; rezultat; виконано; 判定; 結果; チェック; 결과; 적합; 준수여부",
        "owner_id": _OWNER,
        "due_on": _DUE,
        "evidence": (
            "evidenza; prova; bewijs; bevis; dowod; dukaz; kanit; bukti; bang chung; dovada; доказ; 証跡; 証拠;"
            " 증빙; 근거; "
        )
        + _NOTES,
    },
    "business_case_line": {
        "name": (
            "particulars; particular; item description; product; service; task name; voce; voce di costo;"
            " descrizione; post; kostenpost; omschrijving; kostnadsslag; pozycja; opis; polozka; kalem;"
            " gider kalemi; aciklama; uraian; rincian; item; hang muc; noi dung; articol; denumire;"
            " стаття витрат; найменування; 項目; 品名; 費目; 항목; 품목; 내역; البند"
        ),
        "amount_minor": _COST + "; totaal; totale; razem; celkem; toplam; total biaya; tong cong; thanh tien;"
        " 合計; 総額; 합계; 총액;"
        " الإجمالي",
        "period": (
            "anno; mese; jaar; maand; rok; miesiac; mesic; yil; ay; tahun; bulan; nam; thang; an; luna; рік;"
            " місяць; 年; 月; 연도; 월"
        ),
    },
}
