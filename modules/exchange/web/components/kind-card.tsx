import { downloadTemplate } from '../../contract/operations.ts';
import { DownloadButton } from './download-button.tsx';
import { UploadBox } from './upload-box.tsx';

/** One kind of list: its template and the place to hand it in. */
export function KindCard({ code, label }: { code: string; label: string }) {
  return (
    <section className="panel kind-card" aria-label={label}>
      <header>
        <h2>{label}</h2>
        <DownloadButton contract={downloadTemplate} input={{ kind: code }} label="下载模板" />
      </header>
      <UploadBox kind={code} label={label} />
    </section>
  );
}
