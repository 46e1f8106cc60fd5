package org.consilium.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patient names of real files, as pydicom decodes them. */
class CharsetCorpusTest {

    @Test
    void decodesItemsByWhatTheyDeclareOrInherit() throws IOException {
        for (String file : new String[] {"chrSQEncoding.dcm", "chrSQEncoding1.dcm"}) {
            DataSet dataSet = Part10.read(TestData.file("charsets/" + file)).dataSet();
            DataSet item = dataSet.items(Tag.RequestedProcedureCodeSequence).getFirst();
            assertThat(item.text(Tag.PatientName)).contains("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chrArab.dcm | قباني^لنزار
            chrFren.dcm | Buc^Jérôme
            chrFrenMulti.dcm | Buc^Jérôme
            chrGB2312.dcm | Zhang^XiaoDong=张^小东
            chrGerm.dcm | Äneas^Rüdiger
            chrGreek.dcm | Διονυσιος
            chrH31.dcm | Yamada^Tarou=山田^太郎=やまだ^たろう
            chrH32.dcm | ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう
            chrHbrw.dcm | שרון^דבורה
            chrI2.dcm | Hong^Gildong=洪^吉洞=홍^길동
            chrJapMulti.dcm | やまだ^たろう
            chrJapMultiExplicitIR6.dcm | やまだ^たろう
            chrKoreanMulti.dcm | 김희중
            chrRuss.dcm | Люкceмбypг
            chrX1.dcm | Wang^XiaoDong=王^小東
            chrX2.dcm | Wang^XiaoDong=王^小东
            derived-chinese-GBK.dcm | Wang^XiaoDong=王^小东
            derived-latvian-ISO_IR_110.dcm | Bērziņš^Jānis
            derived-multiscript-UTF8.dcm | Nguyễn^Văn Ánh=阮^文英=สมชาย
            derived-polish-ISO_IR_101.dcm | Żółć^Łukasz
            derived-thai-ISO_2022_IR_166.dcm | Somchai^Jaidee=สมชาย^ใจดี
            derived-thai-ISO_IR_166.dcm | สมชาย^ใจดี
            derived-turkish-ISO_IR_148.dcm | Şahin^Çağlar İ
            """)
    void decodesTheNamesOfRealFiles(String file, String name) throws IOException {
        DataSet dataSet = Part10.read(TestData.file("charsets/" + file)).dataSet();
        assertThat(PersonName.parse(dataSet.text(Tag.PatientName).orElseThrow()))
                .hasToString(name);
    }
}
