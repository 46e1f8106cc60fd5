package org.consilium.dimse.interoperability;

/** Who is on the other side. */
public enum Peer {
    DCMTK("DCMTK"),
    ORTHANC("Orthanc"),
    PIXELMED("pixelmed"),
    GDCM("GDCM"),
    DCMJS("dcmjs-dimse"),
    /** Our own other side: no proof of interoperability, but all there is where no peer has a service. */
    OURSELVES("own two sides");

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
