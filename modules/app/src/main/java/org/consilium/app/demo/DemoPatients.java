package org.consilium.app.demo;

import org.consilium.app.demo.material.PatientStudy;

/** The two invented patients. */
final class DemoPatients {

    /** Thorax CT with a round lesion of 22 mm in the right upper lobe. */
    static final PatientStudy THORAX = new PatientStudy(
            "thorax",
            "Соколов^Андрей^Викторович",
            "BOB-10482",
            "19610308",
            "M",
            "065Y",
            "20261116",
            "091500",
            "CT-26-1187",
            "КТ органов грудной клетки",
            "Воронина^Анна^Сергеевна",
            DemoPeople.REGIONAL_HOSPITAL);

    /** Section of a colon biopsy whose right half looks different. */
    static final PatientStudy COLON = new PatientStudy(
            "colon",
            "Yamamoto^Hanako=山本^花子=やまもと^はなこ",
            "BOB-20931",
            "19740921",
            "F",
            "052Y",
            "20261117",
            "143000",
            "PA-26-0412",
            "Биопсия толстой кишки, H&E",
            "Воронина^Анна^Сергеевна",
            DemoPeople.REGIONAL_HOSPITAL);

    private DemoPatients() {}
}
